package org.caravane.ops.reload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caravane.model.Listed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the route files every second. What changed, and then rested for a look, because editors
 * write in several steps, is tried; what is good takes the place of what runs, and what is not is
 * told once.
 */
public final class RoutesWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesWatch.class);
    private static final int MOST_TOLD = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Where routes are tried and run. */
    public interface Stage {

        /**
         * What is wrong with routes, without touching those that run.
         *
         * @param running the texts of those
         */
        List<Defect> rehearse(RouteTexts texts, RouteTexts running);

        /** Lets what is under way finish, and stops. */
        void stop();

        void start(RouteTexts texts);
    }

    private final Stage stage;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "routes-watch");
                        thread.setDaemon(true);
                        return thread;
                    });
    private RouteTexts good;
    private RouteTexts seen;
    private boolean down;
    private @Nullable RouteTexts refused;
    private @Nullable String unreadable;

    RoutesWatch(RouteTexts running, Stage stage) {
        this.good = running;
        this.seen = running;
        this.stage = stage;
    }

    /** Watches from now on. */
    public static RoutesWatch start(RouteTexts running, Stage stage) {
        RoutesWatch watch = new RoutesWatch(running, stage);
        var unused = watch.timer.scheduleWithFixedDelay(watch::lookSafely, 1, 1, TimeUnit.SECONDS);
        return watch;
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The route files cannot be looked at; tried again in a second", e);
        }
    }

    /** One look. */
    void look() {
        if (down) {
            run(good);
        }
        RouteTexts now;
        try {
            now = good.again();
            unreadable = null;
        } catch (UnusableRoutes e) {
            tell(e);
            return;
        }
        boolean rested = now.equals(seen);
        seen = now;
        if (now.equals(good)) {
            refused = null;
        } else if (rested && !now.equals(refused)) {
            consider(now);
        }
    }

    private void tell(UnusableRoutes e) {
        if (!String.valueOf(e.getMessage()).equals(unreadable)) {
            unreadable = String.valueOf(e.getMessage());
            LOG.error("{}. The running routes go on", unreadable);
        }
    }

    private void consider(RouteTexts now) {
        String names = Listed.of(now.differences(good));
        List<Defect> defects = stage.rehearse(now, good);
        if (!defects.isEmpty()) {
            refused = now;
            defects.stream().limit(MOST_TOLD).forEach(d -> LOG.error("{}", now.located(d)));
            LOG.error("The change is not taken over, the running routes go on: {}", names);
            return;
        }
        LOG.info("Routes are replaced once what is under way is finished: {}", names);
        try {
            run(now);
            good = now;
        } catch (RuntimeException e) {
            refused = now;
            LOG.error("The changed routes do not start: the last good ones are run again", e);
            run(good);
        }
    }

    private void run(RouteTexts texts) {
        down = true;
        long began = System.nanoTime();
        stage.stop();
        long stopped = System.nanoTime();
        stage.start(texts);
        down = false;
        LOG.info(
                "Routes run again: what was under way took {} ms, the start {} ms",
                (stopped - began) / 1_000_000,
                (System.nanoTime() - stopped) / 1_000_000);
    }

    /** Ends the watching, once a replacement under way is done. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Routes are still being replaced: the stop does not wait for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
