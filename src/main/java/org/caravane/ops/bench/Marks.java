package org.caravane.ops.bench;

import java.util.Map;
import java.util.TreeMap;

/** When the shop had how many products, as seen by looking every few milliseconds. */
final class Marks {
    private final long began = System.nanoTime();
    private final TreeMap<Long, Long> seenAt = new TreeMap<>();
    private long allAt;
    private long movedAt;
    private long arrivedAt;
    private long complete = -1;

    void look(long products, long stocked) {
        long now = System.nanoTime();
        seenAt.putIfAbsent(products, now);
        if (products == stocked && products > complete) {
            complete = products;
            allAt = now;
        }
    }

    void stockMoved() {
        movedAt = System.nanoTime();
    }

    void stockArrived() {
        arrivedAt = System.nanoTime();
    }

    boolean awaitsStock() {
        return movedAt != 0 && arrivedAt == 0;
    }

    double stockSeconds() {
        return (arrivedAt - movedAt) / 1e9;
    }

    /** Until every product had its stock. */
    double seconds() {
        return (allAt - began) / 1e9;
    }

    /** Products a second between two numbers of products. */
    double perSecond(long from, long to) {
        Map.Entry<Long, Long> first = from == 0 ? firstDelivered() : seenAt.ceilingEntry(from);
        Map.Entry<Long, Long> last = seenAt.ceilingEntry(to);
        if (first == null || last == null || first.getKey().equals(last.getKey())) {
            return -1;
        }
        return (last.getKey() - first.getKey()) / ((last.getValue() - first.getValue()) / 1e9);
    }

    private Map.Entry<Long, Long> firstDelivered() {
        return seenAt.ceilingEntry(1L);
    }
}
