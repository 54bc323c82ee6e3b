package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caravane.dolibarr.Warehouses;
import org.caravane.model.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * Dolibarr's warehouses, as they were read last. Polls look every ten seconds whether one was
 * closed or opened; a delivery reads them itself when nobody did for a minute, or when another
 * process has seen them change since.
 */
public final class WarehouseCache {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration POLLED = Duration.ofSeconds(10);
    private final Clock clock;
    private volatile @Nullable Instant readAt;
    private volatile List<Warehouse> warehouses = List.of();

    public WarehouseCache(Clock clock) {
        this.clock = clock;
    }

    public boolean isOld() {
        return isOlderThan(FRESH);
    }

    /** Whether a poll looks again. */
    public boolean isDue() {
        return isOlderThan(POLLED);
    }

    private boolean isOlderThan(Duration age) {
        Instant last = readAt;
        return last == null || last.plus(age).isBefore(clock.instant());
    }

    /** A change was noticed then: what was read before is not used any more. */
    public void changedAt(Instant noticed) {
        Instant last = readAt;
        if (last != null && last.isBefore(noticed)) {
            readAt = null;
        }
    }

    /**
     * Takes a list.
     *
     * @throws org.caravane.dolibarr.DolibarrUnavailable when it cannot be read, or when none is
     *     left of those there were: nobody closes a firm from one minute to the next
     */
    public void read(JsonNode page) {
        Instant asked = clock.instant();
        warehouses = new Warehouses().read(page, warehouses);
        readAt = asked;
    }

    /** The next look asks again. */
    public void forget() {
        readAt = null;
    }

    public List<Warehouse> warehouses() {
        return warehouses;
    }
}
