/** What a route's SQL cannot say: migrations and the translation of rows. */
@NullMarked
package org.caravane.store;

import org.jspecify.annotations.NullMarked;
