package org.caravane.ops.held;

import java.time.Instant;

/**
 * A subject whose last verdict is hold.
 *
 * @param lookedAt when that was decided last
 */
record HeldSubject(
        String shop, String entity, String key, String ref, String reason, Instant lookedAt) {}
