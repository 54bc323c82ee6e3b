/** Settings, clocks and ownership. */
@NullMarked
package org.caravane.ops;

import org.jspecify.annotations.NullMarked;
