package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caravane.dolibarr.Warehouses;
import org.caravane.model.Warehouse;
import org.jspecify.annotations.Nullable;

/** Dolibarr's warehouses, asked for again every minute: they open and close rarely. */
public final class WarehouseCache {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private final Clock clock;
    private volatile @Nullable Instant readAt;
    private volatile List<Warehouse> warehouses = List.of();

    public WarehouseCache(Clock clock) {
        this.clock = clock;
    }

    public boolean isOld() {
        Instant last = readAt;
        return last == null || last.plus(FRESH).isBefore(clock.instant());
    }

    public void read(JsonNode page) {
        warehouses = new Warehouses().read(page);
        readAt = clock.instant();
    }

    public List<Warehouse> warehouses() {
        return warehouses;
    }
}
