@NullMarked
package org.caravane.conventions.astray.failure;

import org.jspecify.annotations.NullMarked;
