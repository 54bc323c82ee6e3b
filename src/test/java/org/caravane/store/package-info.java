/** Rows in and out. */
@NullMarked
package org.caravane.store;

import org.jspecify.annotations.NullMarked;
