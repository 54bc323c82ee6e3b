package org.caravane.ops;

import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells on the terminal how far a round is: what arrived in the shops, what came to its end without
 * a request, what is to do, the rate of both and the time left.
 */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(2);

    /**
     * What can still be delivered now, and together with what waits for another. Neither is counted
     * of somebody who pauses.
     */
    private static final String TO_DO =
            """
            select count(case when c.waits_entity is null then 1 end) ready, count(*) to_do
            from change c where not exists (
              select 1 from pause p where p.subject in (
                'shop/' || c.shop, 'endpoint/' || c.endpoint, 'source/dolibarr',
                'source/dolibarr/' || c.entity))
            """;

    /** A stock that waits for its product is looked at again: only its last look is its end. */
    private static final String DONE =
            """
            select coalesce(sum(case when verdict in ('create', 'update') then n end), 0) arrived,
              coalesce(sum(case when verdict not in ('create', 'update', 'wait') then n end), 0) other
            from tally
            """;

    private final JdbcTemplate store;
    private final long began = System.nanoTime();
    private final Done before;
    private long saidAt = began;

    /**
     * What came to its end.
     *
     * @param arrived created or updated in a shop
     * @param other found equal, held or parked
     */
    private record Done(long arrived, long other) {
        Done since(Done before) {
            return new Done(arrived - before.arrived, other - before.other);
        }
    }

    Progress(JdbcTemplate store) {
        this.store = store;
        this.before = done();
    }

    /** Looks, says so every other second, and returns how much can be delivered now. */
    long look() {
        Map<String, Object> row = store.queryForMap(TO_DO);
        long ready = number(row, "ready");
        long now = System.nanoTime();
        if (ready > 0 && now - saidAt > EVERY.toNanos()) {
            saidAt = now;
            System.err.println(told(number(row, "to_do"), (now - began) / 1e9));
        }
        return ready;
    }

    /** The line for what is to do after so many seconds. */
    String told(long toDo, double seconds) {
        Done done = done().since(before);
        double rate = (done.arrived() + done.other()) / seconds;
        String left = rate > 0 ? "%.0f s left".formatted(toDo / rate) : "time left unknown";
        return "%d arrived, %d equal, held or parked, %d to do, %.0f/s, %s"
                .formatted(done.arrived(), done.other(), toDo, rate, left);
    }

    private Done done() {
        Map<String, Object> row = store.queryForMap(DONE);
        return new Done(number(row, "arrived"), number(row, "other"));
    }

    private static long number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number n ? n.longValue() : 0;
    }
}
