package org.caravane.ops;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * How many product writes are on their way to one endpoint at a time. A slot is held for as long as
 * the shop is at work and no longer: what a worker does before and after it, another worker's write
 * hides. Camel's throttle would hold it until the exchange is done.
 */
public final class WriteSlots {
    private static final String PRODUCTS = "products";
    private final int atOnce;
    private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();

    /** One write's; free again when it was answered. */
    public static final class Slot {
        private final Semaphore semaphore;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        private Slot(Semaphore semaphore) {
            this.semaphore = semaphore;
        }

        void free() {
            if (taken.getAndSet(false)) {
                semaphore.release();
            }
        }
    }

    /**
     * @param atOnce product writes to an endpoint at the same time
     */
    public WriteSlots(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Waits for a slot; other resources than products need none. */
    public @Nullable Slot take(Exchange exchange, String endpoint, String resource)
            throws InterruptedException {
        if (!resource.equals(PRODUCTS)) {
            return null;
        }
        Semaphore semaphore = slots.computeIfAbsent(endpoint, name -> new Semaphore(atOnce, true));
        semaphore.acquire();
        Slot slot = new Slot(semaphore);
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
