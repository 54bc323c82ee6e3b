/** Hints and settings of the webhook. */
@NullMarked
package org.caravane.ops.webhook;

import org.jspecify.annotations.NullMarked;
