package org.caravane.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the requests that came in, by method and resource. */
final class PrestashopRequests {

    private final Map<String, Long> counts = new HashMap<>();

    private Consumer<PrestashopSandbox.Arrival> watcher = arrival -> {};

    /** Who is told of each request as it arrives. */
    synchronized void watch(Consumer<PrestashopSandbox.Arrival> watcher) {
        this.watcher = watcher;
    }

    synchronized void arrived(PrestashopSandbox.Arrival arrival) {
        count(arrival.method(), arrival.resource());
        watcher.accept(arrival);
    }

    private void count(String method, String resource) {
        boolean read = method.equals("GET") || method.equals("HEAD");
        counts.merge(read ? "read" : "write", 1L, Long::sum);
        counts.merge(method + " " + resource, 1L, Long::sum);
    }

    synchronized long of(String key) {
        return counts.getOrDefault(key, 0L);
    }

    synchronized void forget() {
        counts.clear();
    }
}
