package org.caravane.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private volatile Map<String, Tick> granted = Map.of();

    /** The same moment on both clocks. */
    public record Tick(Instant wall, long nanos) {}

    /**
     * @param nanos time that passes and never jumps
     * @param granted for how long the store grants an endpoint
     */
    public Lease(Clock clock, LongSupplier nanos, Duration granted) {
        this.clock = clock;
        this.nanos = nanos;
        this.usable = granted.minus(granted.dividedBy(5));
    }

    /** Read before the store is asked: what it grants lasts at least from here. */
    Tick now() {
        return new Tick(clock.instant(), nanos.getAsLong());
    }

    /**
     * Remembers what the store said.
     *
     * @param endpoints of this process
     * @param asked {@link #now} from before the leases were renewed
     */
    void granted(Set<String> endpoints, Tick asked) {
        Map<String, Tick> seen = new HashMap<>();
        endpoints.forEach(endpoint -> seen.put(endpoint, asked));
        granted = Map.copyOf(seen);
    }

    /** Whether a request to the endpoint may begin. */
    boolean holds(String endpoint) {
        Tick since = granted.get(endpoint);
        return since != null && !isOver(since);
    }

    /**
     * Returns when a request to the endpoint may begin.
     *
     * @throws StaleClaim when the lease may be over
     */
    public void require(String endpoint) {
        if (!holds(endpoint)) {
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
