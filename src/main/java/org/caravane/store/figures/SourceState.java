package org.caravane.store.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The Dolibarr as the store knows it.
 *
 * @param pauses of all of it, or of parts whose right is missing
 * @param polledAt when the last complete look for changes began, by Dolibarr's clock
 * @param reconciledAt when everything was compared last
 */
public record SourceState(
        String name,
        List<Pause> pauses,
        Optional<Instant> polledAt,
        Optional<Instant> reconciledAt) {}
