/** Lines that nobody can forge, and that tell no secret. */
@NullMarked
package org.caravane.ops.log;

import org.jspecify.annotations.NullMarked;
