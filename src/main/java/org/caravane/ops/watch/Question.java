package org.caravane.ops.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Something that is asked of the store in the background, so that who asks never waits long and
 * never gets its exception. It is asked once at a time.
 */
final class Question<T> {
    /**
     * What came of it.
     *
     * @param value absent when it failed, or has not come yet
     * @param failure as a sentence's end; empty when it came, or has not come yet
     */
    record Answer<T>(Optional<T> value, String failure) {
        boolean isLate() {
            return value.isEmpty() && failure.isEmpty();
        }
    }

    private final Supplier<T> asks;
    private final ExecutorService background;
    private final Duration patience;
    private @Nullable Future<T> asked;

    Question(Supplier<T> asks, ExecutorService background, Duration patience) {
        this.asks = asks;
        this.background = background;
        this.patience = patience;
    }

    /** Asks, or waits for what was asked already; never longer than patience allows. */
    synchronized Answer<T> ask() {
        Future<T> answer = asked;
        // what came when nobody waited any more may not be true any more
        if (answer == null || answer.isDone()) {
            answer = background.submit(asks::get);
        }
        asked = null;
        try {
            return new Answer<>(
                    Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)), "");
        } catch (TimeoutException e) {
            asked = answer;
            return new Answer<>(Optional.empty(), "");
        } catch (ExecutionException e) {
            return new Answer<>(
                    Optional.empty(),
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer<>(Optional.empty(), "the question was interrupted");
        }
    }

    /** What was asked so far does not count. */
    synchronized void forget() {
        asked = null;
    }
}
