@NullMarked
package org.caravane.conventions.astray.store;

import org.jspecify.annotations.NullMarked;
