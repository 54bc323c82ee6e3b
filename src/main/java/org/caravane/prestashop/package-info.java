/** PrestaShop's Webservice: resources, XML in and out, capabilities, what each version needs. */
@NullMarked
package org.caravane.prestashop;

import org.jspecify.annotations.NullMarked;
