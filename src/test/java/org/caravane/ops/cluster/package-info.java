@NullMarked
package org.caravane.ops.cluster;

import org.jspecify.annotations.NullMarked;
