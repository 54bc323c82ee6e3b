/** Answers that were spoiled on purpose, into everything that reads one. */
@NullMarked
package org.caravane.hostile;

import org.jspecify.annotations.NullMarked;
