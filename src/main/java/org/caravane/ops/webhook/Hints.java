package org.caravane.ops.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.Hint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hints that wait to be noted, each subject once. They wait because Dolibarr sends before its
 * commit; what is told again meanwhile waits again, for a while. Kept in memory: what a crash
 * forgets, the poll finds. Threadsafe.
 */
public final class Hints {
    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;
    private static final int LONGEST_IN_DELAYS = 4;

    private record Told(Instant first, Instant last) {}

    private final Clock clock;
    private final Duration delay;
    private final Map<Hint, Told> waiting = new LinkedHashMap<>();
    private boolean overflowing;

    /**
     * @param delay how long a hint waits after it was told last, and a fourth of how long at most
     */
    public Hints(Clock clock, Duration delay) {
        this.clock = clock;
        this.delay = delay;
    }

    /** Takes hints in, as long as there is room. */
    public synchronized void add(List<Hint> hints) {
        Instant now = clock.instant();
        for (Hint hint : hints) {
            if (waiting.size() < MOST || waiting.containsKey(hint)) {
                waiting.merge(
                        hint, new Told(now, now), (told, again) -> new Told(told.first(), now));
            } else if (!overflowing) {
                overflowing = true;
                LOG.warn("{} products wait to be noted: the poll finds what is told more", MOST);
            }
        }
    }

    /** Takes out those whose time has come, a page of them at most. */
    public synchronized List<Hint> due() {
        Instant now = clock.instant();
        List<Hint> due = new ArrayList<>();
        for (Map.Entry<Hint, Told> each : waiting.entrySet()) {
            Told told = each.getValue();
            boolean rested = !told.last().plus(delay).isAfter(now);
            boolean old = !told.first().plus(delay.multipliedBy(LONGEST_IN_DELAYS)).isAfter(now);
            if (due.size() < AT_ONCE && (rested || old)) {
                due.add(each.getKey());
            }
        }
        due.forEach(waiting::remove);
        overflowing = overflowing && waiting.size() >= MOST;
        return due;
    }
}
