package org.caravane.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.caravane.store.figures.SourceState;
import org.caravane.store.figures.StoreFigures;
import org.junit.jupiter.api.Test;

final class FigureCacheTest {
    private static final StoreFigures FIGURES =
            new StoreFigures(
                    Instant.EPOCH,
                    new SourceState("dolibarr", List.of(), Optional.empty(), Optional.empty()),
                    List.of());
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksTheStoreOnceInAWhile() {
        try (FigureCache unit = cache(Duration.ofHours(1), Duration.ofSeconds(10), () -> FIGURES)) {
            for (int i = 0; i < 100; i++) {
                assertThat(unit.look().figures()).contains(FIGURES);
            }
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void tellsWhatTheStoreFailedWith() {
        Supplier<StoreFigures> failing =
                () -> {
                    throw new IllegalStateException(
                            "pool", new IllegalStateException("Connection refused"));
                };
        try (FigureCache unit = cache(Duration.ZERO, Duration.ofSeconds(10), failing)) {
            assertThat(unit.look().figures()).isEmpty();
            assertThat(unit.look().trouble())
                    .isEqualTo("The store does not answer: Connection refused");
        }
    }

    @Test
    void doesNotWaitForASilentStoreNorAskItTwiceAtATimeAndTrustsNoLateAnswer()
            throws InterruptedException {
        CountDownLatch silent = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Supplier<StoreFigures> store =
                () -> {
                    if (asked.get() == 1) {
                        await(silent);
                        answered.countDown();
                        throw new IllegalStateException("what was true a while ago");
                    }
                    return FIGURES;
                };
        try (FigureCache unit = cache(Duration.ZERO, Duration.ofMillis(20), store)) {
            assertThat(unit.look().trouble()).startsWith("The store does not answer: nothing came");
            assertThat(unit.look().figures()).isEmpty();
            assertThat(asked).hasValue(1);

            silent.countDown();
            answered.await();

            org.awaitility.Awaitility.await().until(() -> unit.look().figures().isPresent());
        }
    }

    private FigureCache cache(Duration keep, Duration patience, Supplier<StoreFigures> store) {
        return new FigureCache(
                () -> {
                    asked.incrementAndGet();
                    return store.get();
                },
                keep,
                patience);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
