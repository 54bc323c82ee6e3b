package org.caravane.ops.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.caravane.store.figures.StoreFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * The figures as of a few seconds ago, so that instruments may ask as often as they like. An asker
 * never waits long for a store that is silent, and never gets its exception.
 */
final class FigureCache implements AutoCloseable {
    /**
     * What is known of the store.
     *
     * @param figures absent when the store did not answer
     * @param trouble why it did not, as a sentence; empty when it did
     */
    record Seen(Optional<StoreFigures> figures, String trouble) {}

    private final Supplier<StoreFigures> store;
    private final Duration keep;
    private final Duration patience;
    private final ThreadPoolExecutor reader;
    private @Nullable Future<StoreFigures> reading;
    private @Nullable Seen seen;
    private long seenAt;

    /**
     * @param keep how long an answer is good
     * @param patience how long an asker waits
     */
    FigureCache(Supplier<StoreFigures> store, Duration keep, Duration patience) {
        this.store = store;
        this.keep = keep;
        this.patience = patience;
        this.reader =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "figures");
                            thread.setDaemon(true);
                            return thread;
                        });
        reader.allowCoreThreadTimeOut(true);
    }

    synchronized Seen look() {
        Seen last = seen;
        if (last != null && System.nanoTime() - seenAt < keep.toNanos()) {
            return last;
        }
        Seen now = ask();
        seen = now;
        seenAt = System.nanoTime();
        return now;
    }

    /** Who has just changed something wants to see it. */
    synchronized void forget() {
        seen = null;
        reading = null;
    }

    private Seen ask() {
        Future<StoreFigures> answer = reading;
        if (answer == null || answer.isDone()) {
            answer = reader.submit(store::get);
        }
        reading = null;
        try {
            return new Seen(
                    Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)), "");
        } catch (TimeoutException e) {
            // it goes on, and who asks before it ends waits for the same
            reading = answer;
            return silent("nothing came within %d s".formatted(patience.toSeconds()));
        } catch (ExecutionException e) {
            return silent(
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("the question was interrupted");
        }
    }

    private static Seen silent(String why) {
        return new Seen(Optional.empty(), "The store does not answer: " + why);
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
