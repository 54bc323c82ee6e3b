/** Servers that answer too much, too slowly or under another name. */
@NullMarked
package org.caravane.ops.http;

import org.jspecify.annotations.NullMarked;
