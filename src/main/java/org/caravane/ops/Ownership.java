package org.caravane.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.caravane.failure.StaleClaim;
import org.caravane.model.Batch;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoints this process owns, and which of them are to be probed. The store decides; this
 * only reads its answers.
 */
public final class Ownership {
    private final Clock clock;
    private final Duration fullProbeEvery;
    private final Lease lease;
    private volatile Map<String, Owned> owned = Map.of();
    private final Map<String, Instant> fullProbes = new ConcurrentHashMap<>();

    /**
     * An endpoint of this process.
     *
     * @param fence which rises with every owner
     * @param next whom it is to be handed over to
     */
    private record Owned(long fence, Optional<String> next) {}

    /**
     * @param fullProbeEvery until an endpoint is asked for everything again
     */
    public Ownership(Clock clock, Duration fullProbeEvery, Lease lease) {
        this.clock = clock;
        this.fullProbeEvery = fullProbeEvery;
        this.lease = lease;
    }

    /**
     * The fence in the rows of {@code lock-endpoint.sql}.
     *
     * @throws StaleClaim when there is none, because another process owns the endpoint
     */
    public long fence(List<Map<String, @Nullable Object>> rows, String endpoint) {
        if (rows.isEmpty() || !(rows.get(0).get("fence") instanceof Number fence)) {
            throw new StaleClaim("Another process owns the endpoint " + endpoint);
        }
        return fence.longValue();
    }

    /**
     * Returns when all rows of a batch are still this claim's.
     *
     * @throws StaleClaim otherwise
     */
    public void requireRows(int updated, Batch batch) {
        if (updated != batch.size()) {
            throw new StaleClaim(
                    "Only %d of %d rows are still this claim's".formatted(updated, batch.size()));
        }
    }

    /**
     * Returns when the endpoint was nobody else's since its rows were locked with that fence.
     *
     * @throws StaleClaim otherwise: whoever had it may have written the same
     */
    public void requireFence(String endpoint, long fence) {
        Owned mine = owned.get(endpoint);
        if (mine == null || mine.fence() != fence) {
            throw new StaleClaim("Another process owned the endpoint " + endpoint + " meanwhile");
        }
    }

    /** The moment before the leases are renewed, for {@link #seen}. */
    public Lease.Tick now() {
        return lease.now();
    }

    /**
     * Remembers the rows of {@code owned.sql}: what is this process's, for the length of a lease
     * from before its renewal.
     */
    public void seen(List<Map<String, @Nullable Object>> rows, Lease.Tick asked) {
        Map<String, Owned> seen = new TreeMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            seen.put(
                    String.valueOf(row.get("name")),
                    new Owned(
                            row.get("fence") instanceof Number fence ? fence.longValue() : 0,
                            Optional.ofNullable(row.get("next_owner")).map(Object::toString)));
        }
        lease.granted(seen.keySet(), asked);
        owned = seen;
        fullProbes.keySet().retainAll(seen.keySet());
    }

    /** Whether this process owns the endpoint: its lease was renewed and has not run out. */
    public boolean owns(String endpoint) {
        return lease.holds(endpoint);
    }

    /** Whether the endpoint is about to be handed over to another process. */
    public boolean isLeaving(String endpoint) {
        Owned mine = owned.get(endpoint);
        return mine != null && mine.next().isPresent();
    }

    /** The endpoints of this process, as of its last look. */
    public List<String> owned() {
        return List.copyOf(owned.keySet());
    }

    /** The endpoints that are about to be handed over. */
    public List<String> leaving() {
        return owned.keySet().stream().filter(this::isLeaving).toList();
    }

    /**
     * Whether an owned endpoint is to be asked: it pauses, or was not asked for everything lately.
     */
    public boolean needsProbe(String endpoint, List<Map<String, @Nullable Object>> pauses) {
        return owns(endpoint) && (!pauses.isEmpty() || needsFullProbe(endpoint));
    }

    public boolean needsFullProbe(String endpoint) {
        Instant last = fullProbes.get(endpoint);
        return last == null || last.plus(fullProbeEvery).isBefore(clock.instant());
    }

    /** Whether this process has asked the endpoint for everything since it owns it. */
    public boolean isProbed(String endpoint) {
        return fullProbes.containsKey(endpoint);
    }

    /** Remembers that everything was asked. */
    public void probed(String endpoint) {
        fullProbes.put(endpoint, clock.instant());
    }

    /** Who pauses: the endpoint, all of Dolibarr, or one entity that only is closed there. */
    public String pauseSubject(Failure failure, String endpoint, String entity) {
        if (failure.kind() == FailureKind.ENDPOINT) {
            return "endpoint/" + endpoint;
        }
        return failure.code().equals("missing-right")
                ? "source/dolibarr/" + entity
                : "source/dolibarr";
    }
}
