/** Why a product is in a shop as it is, or is not. */
@NullMarked
package org.caravane.ops.explain;

import org.jspecify.annotations.NullMarked;
