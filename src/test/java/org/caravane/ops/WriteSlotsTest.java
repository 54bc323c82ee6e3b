package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.caravane.ops.WriteSlots.Slot;
import org.junit.jupiter.api.Test;

final class WriteSlotsTest {
    private final WriteSlots unit = new WriteSlots(1);
    private final BlockingQueue<Long> order = new LinkedBlockingQueue<>();

    @Test
    void letsWhoClaimedFirstWriteFirst() throws InterruptedException {
        long first = unit.place();
        long second = unit.place();
        long third = unit.place();
        Slot taken = take(first);
        Thread late = waiting(third);
        Thread early = waiting(second);

        unit.answered(taken);

        assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo(second);
        assertThat(order.poll(10, TimeUnit.SECONDS)).isEqualTo(third);
        late.join();
        early.join();
    }

    @Test
    void keepsNoPlaceForWhoWasInterrupted() throws InterruptedException {
        Slot taken = take(unit.place());
        Thread gone = waiting(unit.place());
        Thread stays = waiting(unit.place());

        gone.interrupt();
        gone.join();
        unit.answered(taken);

        stays.join();
        assertThat(order).hasSize(1);
    }

    @Test
    void freesASlotOnceHoweverOftenItIsTold() throws InterruptedException {
        Slot taken = take(unit.place());
        unit.answered(taken);
        unit.answered(taken);

        take(unit.place());
        Thread second = waiting(unit.place());

        assertThat(order).isEmpty();
        second.interrupt();
        second.join();
    }

    @Test
    void makesOtherResourcesWaitForNobody() throws InterruptedException {
        take(unit.place());

        assertThat(unit.take(exchange(), "main", "stock_availables", unit.place())).isNull();
    }

    private Slot take(long place) throws InterruptedException {
        Slot slot = unit.take(exchange(), "main", "products", place);
        assertThat(slot).isNotNull();
        return slot;
    }

    /** Takes a slot, notes the place and frees it again; it waits when this returns. */
    private Thread waiting(long place) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                Slot slot = unit.take(exchange(), "main", "products", place);
                                order.add(place);
                                unit.answered(slot);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private static Exchange exchange() {
        return new DefaultExchange(new DefaultCamelContext());
    }
}
