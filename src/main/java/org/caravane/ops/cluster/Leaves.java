package org.caravane.ops.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.caravane.failure.NoLeave;
import org.caravane.failure.StaleClaim;
import org.caravane.ops.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * Leave to send requests to shops: of endpoints that this process owns, and so many in a minute,
 * whichever process sent them.
 */
public final class Leaves {
    /** A worker waits no longer: others may have something to do. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    /** A probe has nobody behind it. */
    private static final long PATIENCE_OF_PROBES = TimeUnit.SECONDS.toNanos(65);

    /** What the delivery of a claim needs: with less it would be begun in vain. */
    private static final int A_CLAIM = 8;

    private static final long LOOK_MILLIS = 100;

    private final Ownership ownership;
    private final long lease;
    private final Map<String, Integer> limits;
    private final Map<String, RequestWindow> windows = new HashMap<>();
    private final Set<String> inherited = new HashSet<>();

    /** One request's; over when it was answered. */
    public final class Leave {
        private final RequestWindow window;
        private boolean over;

        private Leave(RequestWindow window) {
            this.window = window;
        }

        void over() {
            synchronized (windows) {
                if (!over) {
                    over = true;
                    window.end(System.nanoTime());
                    windows.notifyAll();
                }
            }
        }
    }

    /**
     * @param lease of an endpoint, in seconds
     * @param limits the most requests in a minute, by endpoint
     */
    public Leaves(Ownership ownership, long lease, Map<String, Integer> limits) {
        this.ownership = ownership;
        this.lease = lease;
        this.limits = Map.copyOf(limits);
        limits.forEach((endpoint, limit) -> windows.put(endpoint, new RequestWindow(limit)));
    }

    /**
     * Waits for leave to send one request.
     *
     * @param purpose a {@code probe} may be sent without owning the endpoint, a {@code read} or
     *     {@code write} may not
     * @throws StaleClaim when another process may own the endpoint
     * @throws NoLeave when there were as many as may be for longer than a few seconds
     */
    public Leave await(Exchange exchange, String endpoint, String purpose)
            throws InterruptedException {
        boolean probe = purpose.equals("probe");
        long patience = System.nanoTime() + (probe ? PATIENCE_OF_PROBES : PATIENCE);
        synchronized (windows) {
            RequestWindow window = window(endpoint);
            while (true) {
                if (!probe && !ownership.owns(endpoint)) {
                    throw new StaleClaim("The lease of the endpoint " + endpoint + " ran out");
                }
                if (window.begin(System.nanoTime())) {
                    return leave(exchange, window);
                }
                if (System.nanoTime() - patience > 0) {
                    throw new NoLeave(
                            "The endpoint %s had its %d requests of this minute"
                                    .formatted(endpoint, limits.get(endpoint)));
                }
                windows.wait(LOOK_MILLIS);
            }
        }
    }

    private Leave leave(Exchange exchange, RequestWindow window) {
        Leave leave = new Leave(window);
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                leave.over();
                            }
                        });
        return leave;
    }

    /** The request was answered. */
    public void answered(@Nullable Leave leave) {
        if (leave != null) {
            leave.over();
        }
    }

    /** Whether the requests of a delivery may be sent now. */
    public boolean any(String endpoint) {
        synchronized (windows) {
            RequestWindow window = window(endpoint);
            long now = System.nanoTime();
            int enough = Math.min(A_CLAIM, Math.max(1, limits.getOrDefault(endpoint, 1) / 2));
            return window.room(now) > 0 && window.left(now) >= enough;
        }
    }

    /** Takes over what the last owners of endpoints told, from the rows of {@code owned.sql}. */
    public void inherit(List<Map<String, @Nullable Object>> rows) {
        Set<String> owned = new HashSet<>();
        synchronized (windows) {
            for (Map<String, @Nullable Object> row : rows) {
                String endpoint = String.valueOf(row.get("name"));
                owned.add(endpoint);
                if (inherited.add(endpoint)
                        && row.get("requests") instanceof String history
                        && row.get("told_ago") instanceof Number ago) {
                    window(endpoint).inherit(history, ago.longValue(), lease, System.nanoTime());
                }
            }
            inherited.retainAll(owned);
        }
    }

    /** Rows for {@code lease-renew.sql}; to be followed by {@link #told}. */
    public List<Map<String, Object>> renewals() {
        List<Map<String, Object>> rows = new ArrayList<>();
        synchronized (windows) {
            for (String endpoint : inherited) {
                rows.add(Map.of("endpoint", endpoint, "requests", history(endpoint, false)));
            }
        }
        return rows;
    }

    /** The last word on an endpoint that is handed over. */
    public String lastHistory(String endpoint) {
        synchronized (windows) {
            return history(endpoint, true);
        }
    }

    /** The renewals are in the store. */
    public void told() {
        synchronized (windows) {
            inherited.forEach(endpoint -> window(endpoint).told());
            windows.notifyAll();
        }
    }

    private String history(String endpoint, boolean last) {
        return window(endpoint).history(System.nanoTime(), last);
    }

    private RequestWindow window(String endpoint) {
        RequestWindow window = windows.get(endpoint);
        if (window == null) {
            throw new IllegalStateException("There is no endpoint " + endpoint);
        }
        return window;
    }
}
