package org.caravane.store.figures;

import java.time.Instant;

/**
 * Why somebody is not delivered to or read from.
 *
 * @param subject {@code endpoint/main}, {@code shop/main}, {@code source/dolibarr} or a part of it,
 *     {@code source/dolibarr/stock}
 */
public record Pause(String subject, String reason, Instant since) {
    private static final String STARTING = "Caravane has just started";

    /** Whether it only lasts until the first probe of a new owner. */
    public boolean isStarting() {
        return reason.startsWith(STARTING);
    }
}
