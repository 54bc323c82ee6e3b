package org.caravane.ops;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tells on the terminal how far a round is: done, to do, rate, time left. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(2);

    /**
     * What can still be delivered: not what waits for another, nor what belongs to somebody who
     * pauses.
     */
    private static final String OPEN =
            """
            select count(*) from change c where c.waits_entity is null and not exists (
              select 1 from pause p where p.subject in (
                'shop/' || c.shop, 'endpoint/' || c.endpoint, 'source/dolibarr',
                'source/dolibarr/' || c.entity))
            """;

    private final JdbcTemplate store;
    private final long began = System.nanoTime();
    private final long doneBefore;
    private long saidAt = began;

    Progress(JdbcTemplate store) {
        this.store = store;
        this.doneBefore = done();
    }

    /** Looks, says so every other second, and returns what is to do. */
    long look() {
        Long open = store.queryForObject(OPEN, Long.class);
        long toDo = open == null ? 0 : open;
        long now = System.nanoTime();
        if (toDo > 0 && now - saidAt > EVERY.toNanos()) {
            saidAt = now;
            say(toDo, (now - began) / 1e9);
        }
        return toDo;
    }

    private void say(long toDo, double seconds) {
        long done = done() - doneBefore;
        double rate = done / seconds;
        String left = rate > 0 ? "%.0f s left".formatted(toDo / rate) : "time left unknown";
        System.err.printf("%d done, %d to do, %.0f/s, %s%n", done, toDo, rate, left);
    }

    private long done() {
        Long sum = store.queryForObject("select coalesce(sum(n), 0) from tally", Long.class);
        return sum == null ? 0 : sum;
    }
}
