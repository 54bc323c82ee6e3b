/** The door that Dolibarr's webhook knocks at. */
@NullMarked
package org.caravane.ops.webhook;

import org.jspecify.annotations.NullMarked;
