package org.caravane.store;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a stream of the source was noted. */
public final class Watermarks {
    /** Answers are stamped with whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /**
     * A watermark.
     *
     * @param at everything before it was noted; absent before the first pass
     * @param pass when the pass under way began; it becomes the watermark when the pass ends
     * @param after the last rowid that the pass has noted, 0 between passes
     */
    public record Watermark(
            Optional<OffsetDateTime> at, Optional<OffsetDateTime> pass, long after) {

        /** Whether a pass is under way: another page follows. */
        public boolean isInPass() {
            return after > 0;
        }
    }

    /** The row of {@code watermark.sql}, if there is one. */
    public Watermark read(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return new Watermark(Optional.empty(), Optional.empty(), 0);
        }
        Map<String, @Nullable Object> row = rows.get(0);
        return new Watermark(
                time(row.get("at_time")),
                time(row.get("pass_at")),
                row.get("after_rowid") instanceof Number n ? n.longValue() : 0);
    }

    /**
     * Which kinds of products a pass asks for, as a part of the query: all, or before the first
     * pass ended only those that can be in a shop.
     */
    public String kind(Watermark watermark) {
        return watermark.at().isPresent() ? "" : "&mode=1&variant_filter=1";
    }

    /** The last id of a page, which has one. */
    public String last(List<String> ids) {
        return ids.get(ids.size() - 1);
    }

    /**
     * The watermark once a page is noted. A page without any row moves nothing: it may mean that
     * nothing changed, or that a right was taken away for a moment, which Dolibarr tells with an
     * empty list; what changed since is found when the right is back. As each page of a pass begins
     * with the last row of the page before, an empty one is no end of it either: the pass is begun
     * again.
     *
     * @param ids of the page, ascending
     * @param askedAt the source's own time of the request; that of the first page counts
     * @param page how many ids a full page has: a shorter one is the last
     */
    public Watermark next(Watermark current, List<String> ids, OffsetDateTime askedAt, int page) {
        if (ids.isEmpty()) {
            return new Watermark(current.at(), Optional.empty(), 0);
        }
        OffsetDateTime began = current.pass().orElse(askedAt);
        if (ids.size() < page) {
            return new Watermark(Optional.of(began), Optional.empty(), 0);
        }
        long last = Long.parseLong(ids.get(ids.size() - 1));
        if (last <= current.after()) {
            throw new NoProgress(current.after(), last);
        }
        return new Watermark(current.at(), Optional.of(began), last);
    }

    /**
     * Whether the watermark is later than the source's own time, by more than a request may take
     * the other way: the source's clock was wrong when it was set.
     */
    public boolean isAhead(Watermark watermark, OffsetDateTime askedAt) {
        return watermark.at().filter(at -> at.isAfter(askedAt.plus(TOLERANCE))).isPresent();
    }

    /** The one row of {@code remember-watermark.sql}. */
    public List<Map<String, @Nullable Object>> rows(Watermark watermark) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("at", watermark.at().orElse(null));
        row.put("pass", watermark.pass().orElse(null));
        row.put("after", watermark.after());
        return List.of(row);
    }

    private static Optional<OffsetDateTime> time(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time);
        }
        if (value instanceof java.sql.Timestamp stamp) {
            return Optional.of(stamp.toInstant().atOffset(java.time.ZoneOffset.UTC));
        }
        return Optional.empty();
    }
}
