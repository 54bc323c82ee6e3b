/** Dead letters in a person's hands. */
@NullMarked
package org.caravane.ops.letters;

import org.jspecify.annotations.NullMarked;
