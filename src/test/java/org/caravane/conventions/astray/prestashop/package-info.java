@NullMarked
package org.caravane.conventions.astray.prestashop;

import org.jspecify.annotations.NullMarked;
