/** Decisions, over their whole range. */
@NullMarked
package org.caravane.sync;

import org.jspecify.annotations.NullMarked;
