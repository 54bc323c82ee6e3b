/** What is written for operators: one event a line, and no secret in it. */
@NullMarked
package org.caravane.ops.log;

import org.jspecify.annotations.NullMarked;
