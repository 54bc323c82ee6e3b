package org.caravane.ops;

import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * How many product writes are on their way to one endpoint at a time. A slot is held for as long as
 * the shop is at work and no longer: what a worker does before and after it, another worker's write
 * hides. Camel's throttle would hold it until the exchange is done.
 *
 * <p>Who claimed first writes first, until its claim is done. Were they served in turn, all workers
 * would come to the end of their claims together, and the shop would wait while all of them read.
 */
public final class WriteSlots {
    private static final String PRODUCTS = "products";
    private final int atOnce;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final AtomicLong places = new AtomicLong();

    /** One write's; free again when it was answered. */
    public static final class Slot {
        private final Line line;
        private boolean taken = true;

        private Slot(Line line) {
            this.line = line;
        }

        void free() {
            synchronized (line) {
                if (taken) {
                    taken = false;
                    line.free++;
                    line.notifyAll();
                }
            }
        }
    }

    /** Who waits to write to one endpoint. */
    private static final class Line {
        private final Queue<Long> waiting = new PriorityQueue<>();
        private int free;

        private Line(int free) {
            this.free = free;
        }

        private synchronized Slot take(long place) throws InterruptedException {
            Long mine = place;
            waiting.add(mine);
            try {
                while (free == 0 || !mine.equals(waiting.peek())) {
                    wait();
                }
                free--;
            } finally {
                waiting.remove(mine);
                notifyAll();
            }
            return new Slot(this);
        }
    }

    /**
     * @param atOnce product writes to an endpoint at the same time
     */
    public WriteSlots(int atOnce) {
        this.atOnce = atOnce;
    }

    /** The next place in the line, for all writes of one claim. */
    public long place() {
        return places.incrementAndGet();
    }

    /**
     * Waits for a slot; other resources than products need none.
     *
     * @param place as {@link #place} gave it to the claim
     */
    public @Nullable Slot take(Exchange exchange, String endpoint, String resource, long place)
            throws InterruptedException {
        if (!resource.equals(PRODUCTS)) {
            return null;
        }
        Slot slot = lines.computeIfAbsent(endpoint, name -> new Line(atOnce)).take(place);
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                slot.free();
                            }
                        });
        return slot;
    }

    /** The write was answered, or never will be. */
    public void answered(@Nullable Slot slot) {
        if (slot != null) {
            slot.free();
        }
    }
}
