/** Caravane keeps PrestaShop shops in step with a Dolibarr ERP. */
@NullMarked
package org.caravane;

import org.jspecify.annotations.NullMarked;
