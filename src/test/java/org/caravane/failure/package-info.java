/** What is made of a failure. */
@NullMarked
package org.caravane.failure;

import org.jspecify.annotations.NullMarked;
