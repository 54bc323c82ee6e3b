@NullMarked
package org.caravane.conventions.astray.sandbox;

import org.jspecify.annotations.NullMarked;
