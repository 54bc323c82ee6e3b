/**
 * How fast Caravane is beside a raw HTTP client, how many requests and how much memory it takes.
 */
@NullMarked
package org.caravane.ops.bench;

import org.jspecify.annotations.NullMarked;
