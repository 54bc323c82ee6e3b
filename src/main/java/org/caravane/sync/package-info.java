/** Pure decisions: what was read and what is known make a verdict. */
@NullMarked
package org.caravane.sync;

import org.jspecify.annotations.NullMarked;
