package org.caravane.ops;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests of this process, by whom they went to and what for. */
public final class Requests {
    private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

    /**
     * One request to Dolibarr.
     *
     * @param purpose {@code probe} or {@code read}
     */
    public void dolibarr(String purpose) {
        count("dolibarr", purpose);
    }

    /**
     * One request to a shop's installation.
     *
     * @param purpose {@code probe}, {@code read} or {@code write}
     */
    public void endpoint(String name, String purpose) {
        count("endpoint/" + name, purpose);
    }

    /** The counts so far of one of them, by purpose. */
    public SortedMap<String, Long> of(String whom) {
        SortedMap<String, Long> copy = new TreeMap<>();
        counts.getOrDefault(whom, Map.of()).forEach((purpose, n) -> copy.put(purpose, n.sum()));
        return copy;
    }

    private void count(String whom, String purpose) {
        counts.computeIfAbsent(whom, w -> new ConcurrentHashMap<>())
                .computeIfAbsent(purpose, p -> new LongAdder())
                .increment();
    }
}
