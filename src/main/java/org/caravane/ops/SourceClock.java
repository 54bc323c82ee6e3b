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
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;
import org.caravane.dolibarr.DatabaseClock;
import org.caravane.dolibarr.DolibarrDialect;
import org.caravane.dolibarr.LiteralSearch;
import org.caravane.dolibarr.SummerTime;
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

    /** The clocks of both sides may differ, and the night of a change has an hour twice. */
    private static final Duration CHANGE = Duration.ofHours(1);

    private static final Duration HOUR = Duration.ofHours(1);

    /** A movement of another season may have been written at another offset. */
    private static final Duration SAME_SEASON = Duration.ofDays(1);

    private final Clock clock;
    private final DolibarrDialect dialect;
    private final Duration overlap;
    private final Optional<Duration> configured;
    private volatile Optional<Found> found = Optional.empty();
    private volatile @Nullable Instant lookedAt;
    private volatile @Nullable LiteralSearch search;
    private volatile Movement movement = new Movement(0, 0, Duration.ZERO);

    private record Movement(long id, long tms, Duration databaseMinusPhp) {
        /** When it really was. */
        Instant at() {
            return Instant.ofEpochSecond(tms).minus(databaseMinusPhp);
        }
    }

    /** An offset, and the zones that the database may be in because of it. */
    private record Found(Duration offset, Set<ZoneRules> zones) {}

    /**
     * @param dialect how filters write a moment
     * @param overlap how far each pass reaches back: transactions commit later than their stamp
     * @param configured the offset as set, which is then not searched for
     */
    public SourceClock(
            Clock clock, DolibarrDialect dialect, Duration overlap, Optional<Duration> configured) {
        this.clock = clock;
        this.dialect = dialect;
        this.overlap = overlap;
        this.configured = configured;
    }

    public boolean needsCalibration() {
        Instant last = lookedAt;
        Instant now = clock.instant();
        return configured.isEmpty()
                && (last == null || last.plus(RECHECK).isBefore(now) || last.isAfter(now));
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
        return current != null && current.next().isPresent();
    }

    /** The next question as a value of {@code sqlfilters}, ready for a URL. */
    public String question() {
        LiteralSearch current = search;
        String literal =
                Optional.ofNullable(current)
                        .flatMap(LiteralSearch::next)
                        .map(dialect.literal()::of)
                        .orElse("");
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
        if (next.next().isEmpty()) {
            Movement seen = movement;
            found =
                    next.offset()
                            .map(offset -> offset.plus(seen.databaseMinusPhp()))
                            .map(o -> new Found(o, SummerTime.zones(o, seen.at())));
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
        Duration age = Duration.between(movement.at(), clock.instant());
        boolean other = age.abs().compareTo(SAME_SEASON) > 0;
        return new Seen(
                found.map(Found::offset).map(o -> other ? o.minus(HOUR) : o),
                other ? HOUR : Duration.ZERO);
    }

    /** What is known, for the log. */
    public String describe() {
        return configured
                .or(() -> found.map(Found::offset))
                .map(o -> "filters compare at UTC" + (o.isNegative() ? "-" : "+") + o.abs())
                .orElse(
                        "not known before the first stock movement; every poll looks at the last 14 hours. dolibarr.database-offset can tell it");
    }

    /** The moment before a request, for {@link #askedAt}. */
    public Instant sent() {
        return clock.instant();
    }

    /**
     * When the source was asked, by its own clock: the time in its Date header, or ours when there
     * is none that can be read, less the time that the answer took. What changes while a slow
     * answer is made is looked for by the next pass.
     */
    public OffsetDateTime askedAt(@Nullable String date, Instant sent) {
        Duration took = Duration.between(sent, clock.instant());
        return answeredAt(date).minus(took.isNegative() ? Duration.ZERO : took);
    }

    private OffsetDateTime answeredAt(@Nullable String date) {
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
        String after = "(t.rowid:>=:%d)".formatted(watermark.after());
        return encoded(
                watermark.at().map(at -> dialect.changedSince(literal(at)) + " and ").orElse("")
                        + after);
    }

    /** The same for a stream whose rows have no extrafields to look at. */
    public String movedSince(Watermark watermark) {
        String after = "(t.rowid:>=:%d)".formatted(watermark.after());
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
        Instant from = at.toInstant().minus(overlap);
        return dialect.literal()
                .of(from, configured.or(() -> found.map(f -> least(f, from))).orElse(UNKNOWN));
    }

    private Duration least(Found known, Instant from) {
        return SummerTime.least(known.zones(), from, clock.instant().plus(CHANGE), known.offset());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
