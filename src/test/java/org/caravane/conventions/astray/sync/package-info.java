@NullMarked
package org.caravane.conventions.astray.sync;

import org.jspecify.annotations.NullMarked;
