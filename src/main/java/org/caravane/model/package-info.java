/** Canonical records that both systems are translated to and from. Depends on the JDK only. */
@NullMarked
package org.caravane.model;

import org.jspecify.annotations.NullMarked;
