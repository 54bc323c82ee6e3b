/** What an operator and his instruments see: status, MBeans, health and metrics. */
@NullMarked
package org.caravane.ops.watch;

import org.jspecify.annotations.NullMarked;
