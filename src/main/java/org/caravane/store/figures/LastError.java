package org.caravane.store.figures;

import java.time.Instant;

/**
 * What went wrong last and still stands.
 *
 * @param subject {@code product CHAIR-01} or {@code endpoint/main}
 */
public record LastError(Instant at, String subject, String sentence) {}
