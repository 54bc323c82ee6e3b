@NullMarked
package org.caravane.conventions.astray.model;

import org.jspecify.annotations.NullMarked;
