package org.caravane.ops.letters;

import java.time.Instant;

/**
 * A row of the journal.
 *
 * @param what a verdict, {@code doubt} for a failed attempt, or what a person did
 * @param request what was asked of the shop, empty when nothing was
 */
public record Happening(
        Instant at, String shop, String entity, String what, String reason, String request) {}
