/** Dolibarr's answers as recorded and as they never should be. */
@NullMarked
package org.caravane.dolibarr;

import org.jspecify.annotations.NullMarked;
