/** Code that breaks every rule of the architecture, so that a rule that notices nothing fails. */
@NullMarked
package org.caravane.conventions.astray;

import org.jspecify.annotations.NullMarked;
