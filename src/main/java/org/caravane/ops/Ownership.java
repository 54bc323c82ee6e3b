package org.caravane.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Boolean> owned = new ConcurrentHashMap<>();
    private final Map<String, Instant> fullProbes = new ConcurrentHashMap<>();

    public Ownership(Clock clock, Duration fullProbeEvery) {
        this.clock = clock;
        this.fullProbeEvery = fullProbeEvery;
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

    /** Remembers whether the endpoint was found to be this process's: one row renewed or taken. */
    public void seen(String endpoint, int rows) {
        boolean mine = rows > 0;
        owned.put(endpoint, mine);
        if (!mine) {
            fullProbes.remove(endpoint);
        }
    }

    /** Whether this process owns the endpoint, as of its last look. */
    public boolean owns(String endpoint) {
        return owned.getOrDefault(endpoint, false);
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
