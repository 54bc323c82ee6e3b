/** Tests of the room of the same name. */
@NullMarked
package org.caravane.ops.held;

import org.jspecify.annotations.NullMarked;
