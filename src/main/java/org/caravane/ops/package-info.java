/** Settings, wiring and commands: the only room that knows all the others. */
@NullMarked
package org.caravane.ops;

import org.jspecify.annotations.NullMarked;
