/** Records for tests, short to write. */
@NullMarked
package org.caravane.model;

import org.jspecify.annotations.NullMarked;
