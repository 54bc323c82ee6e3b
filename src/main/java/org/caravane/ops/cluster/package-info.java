/**
 * Several processes beside each other: who owns what, how many work, how much a shop is asked, and
 * what happens while the store does not answer.
 */
@NullMarked
package org.caravane.ops.cluster;

import org.jspecify.annotations.NullMarked;
