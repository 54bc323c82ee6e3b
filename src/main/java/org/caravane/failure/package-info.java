/** Tells a passing failure from a lasting one, and says it in the words an operator reads. */
@NullMarked
package org.caravane.failure;

import org.jspecify.annotations.NullMarked;
