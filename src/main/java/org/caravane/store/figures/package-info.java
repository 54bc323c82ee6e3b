/**
 * What an operator is told of the store: how much is to be done, what was done, who pauses and why.
 */
@NullMarked
package org.caravane.store.figures;

import org.jspecify.annotations.NullMarked;
