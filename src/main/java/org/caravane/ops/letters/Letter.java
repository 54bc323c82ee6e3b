package org.caravane.ops.letters;

import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter as the store keeps it.
 *
 * @param closed when it was over, empty while it is open
 */
record Letter(
        long id,
        String shop,
        String entity,
        String key,
        String ref,
        String cause,
        String sentence,
        String request,
        String answer,
        Instant first,
        Instant last,
        int times,
        Optional<Instant> closed) {}
