package org.caravane.ops.cluster;

import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timer of one route, on threads that it shares. It counts the time that passes: a {@link
 * Timer} compares the machine's clock, and one that is set back an hour would stop it for an hour.
 *
 * <p>A run that took longer than the period is followed by the next at once, but behind whoever
 * waits already.
 */
final class SteadyTimer extends Timer {
    private final ScheduledExecutorService threads;
    private volatile boolean cancelled;
    private volatile @Nullable Future<?> next;

    SteadyTimer(ScheduledExecutorService threads) {
        super(true);
        // its own thread, which nothing will be given to
        super.cancel();
        this.threads = threads;
    }

    @Override
    public void schedule(TimerTask task, long delay, long period) {
        next(() -> turn(task, period), delay);
    }

    @Override
    public void schedule(TimerTask task, long delay) {
        next(task, delay);
    }

    @Override
    public void scheduleAtFixedRate(TimerTask task, long delay, long period) {
        schedule(task, delay, period);
    }

    @Override
    public void schedule(TimerTask task, Date time) {
        throw byDate();
    }

    @Override
    public void schedule(TimerTask task, Date firstTime, long period) {
        throw byDate();
    }

    @Override
    public void scheduleAtFixedRate(TimerTask task, Date firstTime, long period) {
        throw byDate();
    }

    @Override
    public void cancel() {
        cancelled = true;
        Future<?> waiting = next;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private void turn(TimerTask task, long period) {
        long began = System.nanoTime();
        try {
            task.run();
        } finally {
            next(
                    () -> turn(task, period),
                    period - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
    }

    private void next(Runnable run, long delay) {
        if (!cancelled && !threads.isShutdown()) {
            next = threads.schedule(run, Math.max(0, delay), TimeUnit.MILLISECONDS);
        }
    }

    private static IllegalStateException byDate() {
        return new IllegalStateException("A timer at a date depends on the machine's clock");
    }
}
