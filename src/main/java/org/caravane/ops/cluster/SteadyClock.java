package org.caravane.ops.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's time, carried on between two looks at it by the time that has passed. So all
 * processes on one store agree, and the machine's clock may jump.
 */
public final class SteadyClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    /** More is no drift and no slow answer. */
    private static final Duration JUMP = Duration.ofSeconds(5);

    private record Anchor(Instant at, long nanos) {}

    private final LongSupplier nanos;
    private volatile Anchor anchor;

    /**
     * @param first what to believe until the store has told its time
     * @param nanos time that passes and never jumps
     */
    public SteadyClock(Instant first, LongSupplier nanos) {
        this.nanos = nanos;
        this.anchor = new Anchor(first, nanos.getAsLong());
    }

    @Override
    public Instant instant() {
        Anchor a = anchor;
        return a.at().plusNanos(nanos.getAsLong() - a.nanos());
    }

    /**
     * Follows the time in the row of {@code clock.sql}.
     *
     * @return by how many seconds the store's clock jumped since the last look: 0 for none,
     *     negative for back
     */
    public long follow(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty() || !(rows.get(0).get("millis") instanceof Number millis)) {
            return 0;
        }
        Instant told = Instant.ofEpochMilli(millis.longValue());
        Duration off = Duration.between(instant(), told);
        anchor = new Anchor(told, nanos.getAsLong());
        if (off.abs().compareTo(JUMP) <= 0) {
            return 0;
        }
        LOG.warn(
                "The store's clock jumped by {} s: what is due is looked at again",
                off.toSeconds());
        return off.toSeconds();
    }

    /** The store's time without having known it before: nothing has jumped. */
    public void begin(long millis) {
        anchor = new Anchor(Instant.ofEpochMilli(millis), nanos.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
