/** Dolibarr's REST API: its records, its quirks, and their translation to the model. */
@NullMarked
package org.caravane.dolibarr;

import org.jspecify.annotations.NullMarked;
