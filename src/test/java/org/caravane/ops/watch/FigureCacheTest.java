package org.caravane.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Runnable WELL = () -> {};

    private final AtomicInteger counts = new AtomicInteger();

    @Test
    void countsOnceInAWhile() {
        try (FigureCache unit = new FigureCache(WELL, this::count, LONG, LONG)) {
            for (int i = 0; i < 100; i++) {
                assertThat(unit.look().figures()).contains(figures(1));
            }
            unit.forget();
            assertThat(unit.look().figures()).contains(figures(2));
        }
    }

    @Test
    void tellsWhyTheStoreDoesNotAnswerAndAsksItForNoFigures() {
        Runnable refused =
                () -> {
                    throw new IllegalStateException(
                            "pool", new IllegalStateException("Connection refused"));
                };
        try (FigureCache unit = new FigureCache(refused, this::count, Duration.ZERO, LONG)) {
            FigureCache.Seen seen = unit.look();

            assertThat(seen.storeAnswers()).isFalse();
            assertThat(seen.figures()).isEmpty();
            assertThat(seen.trouble()).isEqualTo("The store does not answer: Connection refused");
            assertThat(unit.silence()).isEqualTo(seen.trouble());
            assertThat(counts).hasValue(0);
        }
    }

    @Test
    void doesNotWaitForASilentStoreNorTrustWhatItSaidTooLate() {
        CountDownLatch silent = new CountDownLatch(1);
        AtomicInteger pulses = new AtomicInteger();
        Runnable pulse =
                () -> {
                    if (pulses.incrementAndGet() == 1) {
                        hold(silent);
                        throw new IllegalStateException("what was true a while ago");
                    }
                };
        try (FigureCache unit = new FigureCache(pulse, this::count, Duration.ZERO, SHORT)) {
            assertThat(unit.silence()).isEqualTo("The store does not answer: nothing came in time");
            assertThat(unit.silence()).isNotEmpty();
            assertThat(pulses).as("asked once at a time").hasValue(1);

            silent.countDown();

            await().until(() -> unit.look().figures().isPresent());
            assertThat(unit.silence()).isEmpty();
        }
    }

    @Test
    void takesASlowCountForNoSilence() {
        CountDownLatch slow = new CountDownLatch(1);
        Supplier<StoreFigures> counting =
                () -> {
                    StoreFigures counted = count();
                    hold(slow);
                    return counted;
                };
        try (FigureCache unit = new FigureCache(WELL, counting, Duration.ZERO, SHORT)) {
            FigureCache.Seen seen = unit.look();
            assertThat(seen.storeAnswers()).isTrue();
            assertThat(seen.trouble()).isEqualTo("The figures are still being counted");
            assertThat(unit.silence()).isEmpty();

            slow.countDown();

            await().until(() -> unit.look().figures().isPresent());
        }
    }

    @Test
    void tellsTheLastFiguresWhileTheNextAreCounted() {
        CountDownLatch slow = new CountDownLatch(1);
        Supplier<StoreFigures> counting =
                () -> {
                    StoreFigures counted = count();
                    if (counts.get() > 1) {
                        hold(slow);
                    }
                    return counted;
                };
        try (FigureCache unit = new FigureCache(WELL, counting, Duration.ZERO, SHORT)) {
            await().until(() -> unit.look().figures().isPresent());
            await().until(() -> unit.look().figures().isPresent() && counts.get() == 2);
            assertThat(unit.look().figures()).contains(figures(1));
            slow.countDown();
        }
    }

    @Test
    void takesWhatWasCountedWhenNobodyWaitedAnyMore() {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Supplier<StoreFigures> counting =
                () -> {
                    StoreFigures counted = count();
                    hold(counts.get() == 1 ? slow : never);
                    return counted;
                };
        try (FigureCache unit = new FigureCache(WELL, counting, LONG, SHORT)) {
            assertThat(unit.look().figures()).isEmpty();
            slow.countDown();

            await().until(() -> unit.look().figures().isPresent());
            assertThat(unit.look().figures()).contains(figures(1));

            unit.forget();
            assertThat(unit.look().figures()).as("it was changed since").isEmpty();
            never.countDown();
        }
    }

    private StoreFigures count() {
        return figures(counts.incrementAndGet());
    }

    private static StoreFigures figures(long at) {
        return new StoreFigures(
                Instant.ofEpochSecond(at),
                new SourceState("dolibarr", List.of(), Optional.empty(), Optional.empty()),
                List.of());
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
