/** Tests of the room of the same name. */
@NullMarked
package org.caravane.ops.watch;

import org.jspecify.annotations.NullMarked;
