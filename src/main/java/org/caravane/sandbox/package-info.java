/** A shop and an ERP to try things on: they answer as the real ones were recorded to answer. */
@NullMarked
package org.caravane.sandbox;

import org.jspecify.annotations.NullMarked;
