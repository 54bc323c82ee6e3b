@NullMarked
package org.caravane.conventions.astray.ops;

import org.jspecify.annotations.NullMarked;
