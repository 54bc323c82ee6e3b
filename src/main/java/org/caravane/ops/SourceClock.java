package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.caravane.dolibarr.DatabaseClock;
import org.caravane.dolibarr.LiteralSearch;
import org.caravane.store.Watermarks.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * Writes a moment as Dolibarr's filters compare it: in the zone of its database session, which no
 * request tells. The difference is searched for with the newest stock movement, and looked at again
 * every hour. As long as it is not known, filters reach back so far that nothing can be missed.
 */
public final class SourceClock {
    private static final Duration RECHECK = Duration.ofHours(1);

    /** The database may be in any zone: 14 h back reach all of them. */
    private static final Duration UNKNOWN = Duration.ofHours(-14);

    /** A movement of another season may have been written at another offset. */
    private static final Duration SAME_SEASON = Duration.ofDays(1);

    private final Clock clock;
    private final Duration overlap;
    private final Optional<Duration> configured;
    private volatile Optional<Duration> found = Optional.empty();
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable LiteralSearch search;
    private volatile Duration slack = Duration.ZERO;
    private volatile Movement movement = new Movement(0, 0, Duration.ZERO);

    private record Movement(long id, long tms, Duration databaseMinusPhp) {}

    /**
     * @param overlap how far each pass reaches back: transactions commit later than their stamp
     * @param configured the offset as set, which is then not searched for
     */
    public SourceClock(Clock clock, Duration overlap, Optional<Duration> configured) {
        this.clock = clock;
        this.overlap = overlap;
        this.configured = configured;
    }

    public boolean needsCalibration() {
        Instant last = lookedAt;
        return configured.isEmpty()
                && (last == null || last.plus(RECHECK).isBefore(clock.instant()));
    }

    /** Starts a search from the newest movement of a page; without one nothing is searched. */
    public void newestMovement(JsonNode page) {
        noMovement();
        Optional<Duration> difference = DatabaseClock.databaseMinusPhp(page);
        long tms = DatabaseClock.whole(page.path(0).path("tms"));
        if (difference.isPresent() && tms > 0) {
            movement =
                    new Movement(
                            DatabaseClock.whole(page.path(0).path("id")), tms, difference.get());
            search = LiteralSearch.of(tms);
        }
    }

    /** Nothing can be searched with: looked for again at the next recheck. */
    public void noMovement() {
        lookedAt = clock.instant();
        search = null;
    }

    public boolean searching() {
        LiteralSearch current = search;
        return current != null && current.nextLiteral().isPresent();
    }

    /** The next question as a value of {@code sqlfilters}, ready for a URL. */
    public String question() {
        LiteralSearch current = search;
        String literal = current == null ? "" : current.nextLiteral().orElse("");
        return encoded("(t.rowid:=:%d) and (t.tms:>=:'%s')".formatted(movement.id(), literal));
    }

    /** Takes the number of rows that the question found. */
    public void answered(int rows) {
        LiteralSearch current = search;
        if (current == null) {
            return;
        }
        LiteralSearch next = current.answered(rows > 0);
        search = next;
        if (next.nextLiteral().isEmpty()) {
            Duration age = Duration.between(Instant.ofEpochSecond(movement.tms()), clock.instant());
            Duration season =
                    age.abs().compareTo(SAME_SEASON) > 0 ? Duration.ofHours(-1) : Duration.ZERO;
            slack = season.negated();
            found = next.offset().map(o -> o.plus(movement.databaseMinusPhp()).plus(season));
        }
    }

    /**
     * What the search found.
     *
     * @param offset between UTC and what filters compare with; empty when nothing was found
     * @param slack how much later it may really be, because the movement may be of another season
     */
    public record Seen(Optional<Duration> offset, Duration slack) {}

    /** What was found by a search, whatever was configured. */
    public Seen seen() {
        return new Seen(found, slack);
    }

    /** What is known, for the log. */
    public String describe() {
        return configured
                .or(() -> found)
                .map(o -> "filters compare at UTC" + (o.isNegative() ? "-" : "+") + o.abs())
                .orElse(
                        "not known before the first stock movement; every poll looks at the last 14 hours. dolibarr.database-offset can tell it");
    }

    /** The time in a Date header, or ours when there is none that can be read. */
    public OffsetDateTime answeredAt(@Nullable String date) {
        if (date != null) {
            try {
                return OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .withOffsetSameInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                return now();
            }
        }
        return now();
    }

    /** What a pass asks for next, as a value of {@code sqlfilters}, ready for a URL. */
    public String changedSince(Watermark watermark) {
        String after = "(t.rowid:>:%d)".formatted(watermark.after());
        return encoded(
                watermark
                                .at()
                                .map(
                                        at ->
                                                "((t.tms:>=:'%1$s') or (ef.tms:>=:'%1$s')) and "
                                                        .formatted(literal(at)))
                                .orElse("")
                        + after);
    }

    /** The same for a stream whose rows have no extrafields to look at. */
    public String movedSince(Watermark watermark) {
        String after = "(t.rowid:>:%d)".formatted(watermark.after());
        return encoded(
                watermark.at().map(at -> "(t.tms:>=:'%s') and ".formatted(literal(at))).orElse("")
                        + after);
    }

    /** The same watermark; before the first pass, yesterday, because products were noted whole. */
    public Watermark orYesterday(Watermark watermark) {
        return watermark.at().isPresent()
                ? watermark
                : new Watermark(
                        Optional.of(now().minusDays(1)), watermark.pass(), watermark.after());
    }

    private String literal(OffsetDateTime at) {
        Duration offset = configured.or(() -> found).orElse(UNKNOWN);
        return DatabaseClock.literal(at.toInstant().minus(overlap), offset);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
