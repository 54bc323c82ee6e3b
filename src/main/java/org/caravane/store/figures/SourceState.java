package org.caravane.store.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The Dolibarr as the store knows it.
 *
 * @param pauses of all of it, or of parts whose right is missing
 * @param polledAt when Dolibarr last answered a look for changes, whether or not there were any
 * @param reconciledAt when everything was compared last; a new store was when it was made
 */
public record SourceState(
        String name,
        List<Pause> pauses,
        Optional<Instant> polledAt,
        Optional<Instant> reconciledAt) {}
