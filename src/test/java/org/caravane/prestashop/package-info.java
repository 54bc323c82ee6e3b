/** What PrestaShop accepts. */
@NullMarked
package org.caravane.prestashop;

import org.jspecify.annotations.NullMarked;
