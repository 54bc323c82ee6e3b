/** Settings, clocks and ownership. */
@NullMarked
package org.caravane.ops.reload;

import org.jspecify.annotations.NullMarked;
