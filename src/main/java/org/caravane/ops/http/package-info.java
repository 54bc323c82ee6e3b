/** The way out to Dolibarr and the shops: what an answer may cost, and whom to trust. */
@NullMarked
package org.caravane.ops.http;

import org.jspecify.annotations.NullMarked;
