package org.caravane.ops.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.caravane.store.figures.StoreFigures;
import org.jspecify.annotations.Nullable;

/**
 * The figures as of a few seconds ago, so that instruments may ask as often as they like. Whether
 * the store answers is asked by itself, because counting hundreds of thousands of changes takes
 * longer than a store may be silent.
 */
final class FigureCache implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Figures are good for that many times what they took: counting costs a tenth of a core. */
    private static final int REST = 10;

    /**
     * What is known of the store.
     *
     * @param figures absent when the store did not answer, or they were never counted
     * @param storeAnswers whether the store does
     * @param trouble why there are no figures, as a sentence; empty when there are
     */
    record Seen(Optional<StoreFigures> figures, boolean storeAnswers, String trouble) {}

    /** What was counted, how long it took and when it ended. */
    private record Counted(StoreFigures figures, long tookNanos, long endedAt) {}

    private final Duration fresh;
    private final ExecutorService background =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    FigureCache::thread);
    private final Question<Boolean> pulse;
    private final Question<Counted> count;
    private String silence = "";
    private long pulseAt;
    private boolean asked;
    private final Object lock = new Object();
    private @Nullable Counted counted;
    private long changes;

    /**
     * @param pulse asks the store for next to nothing, and fails when it does not answer
     */
    FigureCache(Runnable pulse, Supplier<StoreFigures> figures) {
        this(pulse, figures, FRESH, PATIENCE);
    }

    /**
     * @param fresh how long an answer is good
     * @param patience how long an asker waits
     */
    FigureCache(Runnable pulse, Supplier<StoreFigures> figures, Duration fresh, Duration patience) {
        this.fresh = fresh;
        this.pulse =
                new Question<>(
                        () -> {
                            pulse.run();
                            return true;
                        },
                        background,
                        patience);
        this.count = new Question<>(() -> timed(figures), background, patience);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "figures");
        thread.setDaemon(true);
        return thread;
    }

    /** Kept even if nobody waited for it any more: a large store is never counted in time. */
    private Counted timed(Supplier<StoreFigures> figures) {
        long before;
        synchronized (lock) {
            before = changes;
        }
        long began = System.nanoTime();
        StoreFigures told = figures.get();
        long ended = System.nanoTime();
        Counted now = new Counted(told, ended - began, ended);
        synchronized (lock) {
            if (before == changes) {
                counted = now;
            }
        }
        return now;
    }

    private @Nullable Counted last() {
        synchronized (lock) {
            return counted;
        }
    }

    /** Why the store does not answer, as a sentence; empty when it does. */
    synchronized String silence() {
        if (!asked || System.nanoTime() - pulseAt > fresh.toNanos()) {
            Question.Answer<Boolean> answer = pulse.ask();
            silence =
                    answer.value().isPresent()
                            ? ""
                            : "The store does not answer: "
                                    + (answer.isLate() ? "nothing came in time" : answer.failure());
            asked = true;
            pulseAt = System.nanoTime();
        }
        return silence;
    }

    /** The figures, or why there are none. */
    synchronized Seen look() {
        String silent = silence();
        if (!silent.isEmpty()) {
            return new Seen(Optional.empty(), false, silent);
        }
        Counted known = last();
        if (known != null && System.nanoTime() - known.endedAt() < goodFor(known)) {
            return new Seen(Optional.of(known.figures()), true, "");
        }
        Question.Answer<Counted> answer = count.ask();
        if (answer.isLate()) {
            // better what was true a while ago than nothing
            return known == null
                    ? new Seen(Optional.empty(), true, "The figures are still being counted")
                    : new Seen(Optional.of(known.figures()), true, "");
        }
        if (answer.value().isEmpty()) {
            forget();
        }
        return new Seen(
                answer.value().map(Counted::figures),
                answer.value().isPresent(),
                answer.failure().isEmpty() ? "" : "The store does not answer: " + answer.failure());
    }

    private long goodFor(Counted counted) {
        return Math.max(fresh.toNanos(), REST * counted.tookNanos());
    }

    /** Who has just changed something wants to see it. */
    synchronized void forget() {
        synchronized (lock) {
            changes++;
            counted = null;
        }
        count.forget();
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
