/** What is held back, with its reasons. */
@NullMarked
package org.caravane.ops.held;

import org.jspecify.annotations.NullMarked;
