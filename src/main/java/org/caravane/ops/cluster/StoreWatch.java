package org.caravane.ops.cluster;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.caravane.failure.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store answers. While it does not, nothing is claimed and so no shop is asked; the
 * renewal of the leases finds out when it is back. A failure is told once a minute, however many
 * meet it.
 */
public final class StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final long SAID_EVERY = TimeUnit.MINUTES.toNanos(1);
    private final Failures failures = new Failures();
    private final LongSupplier nanos;
    private boolean down;
    private boolean said;
    private long saidAt;
    private long downSince;
    private long unsaid;

    public StoreWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether workers may begin. */
    public synchronized boolean isUp() {
        return !down;
    }

    /** A statement failed. */
    public synchronized void failed(Throwable thrown) {
        long now = nanos.getAsLong();
        if (!down && !isConflict(thrown)) {
            down = true;
            downSince = now;
        }
        if (said && now - saidAt < SAID_EVERY) {
            unsaid++;
            return;
        }
        LOG.warn(
                "{}; what could not be stored is done again{}{}",
                failures.of(thrown, "", false).sentence(),
                down ? ", and nothing is claimed or sent until the store answers" : "",
                unsaid == 0 ? "" : " (%d more like this)".formatted(unsaid));
        said = true;
        saidAt = now;
        unsaid = 0;
    }

    /** The leases were renewed. */
    public synchronized void answered() {
        if (down) {
            LOG.info(
                    "The store answers again after {} s",
                    TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - downSince));
            down = false;
            said = false;
        }
    }

    /** Two transactions in each other's way: the store is well. */
    private static boolean isConflict(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("40") || state.startsWith("23") || state.equals("HYT00");
            }
        }
        return false;
    }
}
