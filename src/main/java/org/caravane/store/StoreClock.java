package org.caravane.store;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;

/** The moments that statements take. Leases and turns use database time. */
public final class StoreClock {
    /** No row is due later than this by itself: the longest wait between attempts, and more. */
    private static final long LONGEST_WAIT_SECONDS = 420;

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

    /** A moment that many milliseconds back. */
    public OffsetDateTime millisAgo(long millis) {
        return now().minus(Duration.ofMillis(millis));
    }

    /** A moment that many days back. */
    public OffsetDateTime daysAgo(long days) {
        return now().minusDays(days);
    }

    /** A moment that many seconds ahead. */
    public OffsetDateTime ahead(long seconds) {
        return now().plusSeconds(seconds);
    }

    /**
     * What is due later than this was stored when a clock was wrong.
     *
     * @param doubtWindow seconds that a write without an answer waits
     */
    public OffsetDateTime latestDue(long doubtWindow) {
        return now().plusSeconds(LONGEST_WAIT_SECONDS + doubtWindow);
    }

    /** The same moment, as statements take it. */
    public OffsetDateTime at(Date date) {
        return OffsetDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
