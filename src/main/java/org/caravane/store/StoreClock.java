package org.caravane.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The moments that statements take. Only the lease of an endpoint uses database time. */
public final class StoreClock {
    private final Clock clock;

    public StoreClock(Clock clock) {
        this.clock = clock;
    }

    /** The moment, as every statement but the lease takes it. */
    public OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A moment that many seconds back. */
    public OffsetDateTime ago(long seconds) {
        return now().minusSeconds(seconds);
    }

    public OffsetDateTime daysAgo(int days) {
        return now().minusDays(days);
    }

    /** A moment that many seconds ahead. */
    public OffsetDateTime ahead(long seconds) {
        return now().plusSeconds(seconds);
    }
}
