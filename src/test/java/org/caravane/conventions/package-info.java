/** Holds routes and code to our conventions: whatever is agreed here fails a test when broken. */
@NullMarked
package org.caravane.conventions;

import org.jspecify.annotations.NullMarked;
