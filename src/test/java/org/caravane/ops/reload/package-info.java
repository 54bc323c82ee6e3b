/** Route files that change while they run. */
@NullMarked
package org.caravane.ops.reload;

import org.jspecify.annotations.NullMarked;
