package org.caravane.store.figures;

import java.util.List;
import java.util.Optional;

/**
 * A shop at a glance.
 *
 * @param pause by an operator
 * @param lastError the newest open dead letter, or the newest pause of its endpoint or source
 */
public record ShopFigures(
        String name,
        EndpointState endpoint,
        Optional<Pause> pause,
        List<EntityFigures> entities,
        Optional<LastError> lastError) {}
