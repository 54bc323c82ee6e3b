package org.caravane.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.caravane.failure.StaleClaim;

/**
 * Until when this process may begin a request to an endpoint, by its own clocks. The store decides
 * who owns an endpoint, but a process that stood still between asking the store and sending (a
 * stopped container, a long pause for memory) would send as an owner that it is no more. So the
 * last look before a request leaves is at a clock: what the store granted counts from before it was
 * asked, less a fifth for the way to the wire.
 *
 * <p>Both clocks have to agree: a monotonic one stands still in a suspended machine, and the wall's
 * may be set back.
 */
public final class Lease {
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration usable;
    private final Map<String, Optional<Tick>> granted = new ConcurrentHashMap<>();

    /** The same moment on both clocks. */
    public record Tick(Instant wall, long nanos) {}

    Lease(Clock clock, LongSupplier nanos, Duration granted) {
        this.clock = clock;
        this.nanos = nanos;
        this.usable = granted.minus(granted.dividedBy(5));
    }

    /** Read before the store is asked: what it grants lasts at least from here. */
    public Tick now() {
        return new Tick(clock.instant(), nanos.getAsLong());
    }

    /**
     * Remembers what the store said.
     *
     * @param rows one when the endpoint is this process's
     * @param asked {@link #now} from before it was asked
     */
    public void seen(String endpoint, int rows, Tick asked) {
        granted.put(endpoint, rows > 0 ? Optional.of(asked) : Optional.empty());
    }

    /**
     * Returns when a request to the endpoint may begin. A process that never asked for it, as a
     * command beside the running one, is not held.
     *
     * @throws StaleClaim when the lease may be over
     */
    public void require(String endpoint) {
        Optional<Tick> since = granted.get(endpoint);
        if (since == null) {
            return;
        }
        if (since.isEmpty() || isOver(since.get())) {
            throw new StaleClaim(
                    "This process may not own the endpoint %s any more: nothing is sent"
                            .formatted(endpoint));
        }
    }

    private boolean isOver(Tick since) {
        return nanos.getAsLong() - since.nanos() > usable.toNanos()
                || clock.instant().isAfter(since.wall().plus(usable));
    }
}
