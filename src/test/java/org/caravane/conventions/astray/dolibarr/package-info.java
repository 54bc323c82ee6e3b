@NullMarked
package org.caravane.conventions.astray.dolibarr;

import org.jspecify.annotations.NullMarked;
