/** {@code caravane check}: the lines as they come in, the store, and how they are told. */
@NullMarked
package org.caravane.ops.check;

import org.jspecify.annotations.NullMarked;
