/** Route files that change while they run: read, examined, tried in a throw-away context. */
@NullMarked
package org.caravane.ops.reload;

import org.jspecify.annotations.NullMarked;
