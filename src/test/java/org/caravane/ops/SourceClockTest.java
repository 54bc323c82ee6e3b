package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caravane.dolibarr.DolibarrDialect;
import org.caravane.store.Watermarks.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceClockTest {
    private static final Instant MOVED = Instant.parse("2026-11-23T10:30:00Z");
    private static final OffsetDateTime SINCE = OffsetDateTime.parse("2026-11-23T11:00:00Z");
    private static final Pattern QUESTION =
            Pattern.compile("\\(t\\.rowid:=:7\\) and \\(t\\.tms:>=:'([0-9T]{15})'\\)");

    private final Moment now = new Moment("2026-11-23T12:00:00Z");
    private final SourceClock unit =
            new SourceClock(
                    now, new DolibarrDialect(now), Duration.ofSeconds(10), Optional.empty());

    /**
     * Hours of PHP and of the database from UTC, and 11:00Z less the overlap as filters take it.
     */
    @ParameterizedTest
    @CsvSource({
        "1,0,105950",
        "0,0,105950",
        "1,1,115950",
        "0,1,115950",
        "-5,-5,055950",
        "0,-3,075950",
    })
    void writesAMomentAsTheDatabaseComparesIt(int php, int database, String literal) {
        calibrate(php, database);

        assertThat(plain(unit.changedSince(watermark())))
                .isEqualTo(
                        ("((t.tms:>=:'20261123T%1$s') or (ef.tms:>=:'20261123T%1$s'))"
                                        + " and (t.rowid:>=:0)")
                                .formatted(literal));
        assertThat(unit.searching()).isFalse();
    }

    @Test
    void reachesBackFourteenHoursAsLongAsTheOffsetIsNotKnown() {
        assertThat(plain(unit.movedSince(watermark())))
                .isEqualTo("(t.tms:>=:'20261122T205950') and (t.rowid:>=:0)");
        assertThat(unit.describe()).contains("last 14 hours", "dolibarr.database-offset");
    }

    @Test
    void reachesBackAgainWhenNothingAnswersToTheSearch() {
        unit.newestMovement(movement(MOVED, MOVED));
        while (unit.searching()) {
            unit.answered(0);
        }

        assertThat(plain(unit.movedSince(watermark()))).contains("20261122T205950");
    }

    @Test
    void reachesAnHourFurtherOnlyWhereClocksMayHaveBeenSetBackSinceTheMovement() {
        calibrate(0, 1);
        now.pass(Duration.ofDays(3));
        assertThat(plain(unit.movedSince(watermark()))).contains("20261123T115950");

        // Morocco goes back an hour in the month of Ramadan, from 7 February 2027
        now.pass(Duration.ofDays(75));
        assertThat(plain(unit.movedSince(watermark()))).contains("20261123T105950");
    }

    @Test
    void searchesNothingWithoutAMovementButDoesNotAskAgainAtOnce() {
        assertThat(unit.needsCalibration()).isTrue();

        unit.newestMovement(json("[]"));

        assertThat(unit.searching()).isFalse();
        assertThat(unit.needsCalibration()).isFalse();
    }

    @Test
    void looksAgainEveryHour() {
        calibrate(1, 0);

        assertThat(unit.needsCalibration()).isFalse();
        now.pass(Duration.ofMinutes(61));
        assertThat(unit.needsCalibration()).isTrue();
    }

    @Test
    void believesTheSettingAndSearchesNothing() {
        SourceClock told =
                new SourceClock(
                        now,
                        new DolibarrDialect(now),
                        Duration.ofSeconds(10),
                        Optional.of(Duration.ofHours(1)));

        assertThat(told.needsCalibration()).isFalse();
        assertThat(plain(told.movedSince(watermark()))).contains("20261123T115950");
        assertThat(told.describe()).contains("UTC+PT1H");
    }

    @Test
    void asksQuestionsReadyForAUrl() {
        unit.newestMovement(movement(MOVED, MOVED));

        assertThat(unit.question())
                .matches("[A-Za-z0-9%._*-]+")
                .startsWith("%28t.rowid%3A%3D%3A7%29%20and%20%28t.tms%3A%3E%3D%3A%272026112");
        assertThat(unit.changedSince(watermark())).matches("[A-Za-z0-9%._*-]+");
    }

    @Test
    void asksOnlyForRowsThatAPassHasNotNotedYet() {
        Watermark first = new Watermark(Optional.empty(), Optional.of(SINCE), 1234);

        assertThat(plain(unit.changedSince(first))).isEqualTo("(t.rowid:>=:1234)");
        assertThat(plain(unit.movedSince(first))).isEqualTo("(t.rowid:>=:1234)");
    }

    @Test
    void takesTheSourcesOwnTimeOfARequestOrElseOurs() {
        OffsetDateTime ours = OffsetDateTime.parse("2026-11-23T12:00:00Z");
        Instant sent = unit.sent();

        assertThat(unit.askedAt("Mon, 23 Nov 2026 11:59:58 GMT", sent))
                .isEqualTo(ours.minusSeconds(2));
        assertThat(unit.askedAt("Mon, 23 Nov 2026 12:59:58 +0100", sent))
                .isEqualTo(ours.minusSeconds(2));
        assertThat(unit.askedAt("yesterday", sent)).isEqualTo(ours);
        assertThat(unit.askedAt(null, sent)).isEqualTo(ours);
    }

    @Test
    void countsFromTheRequestWhenTheAnswerWasSlow() {
        Instant sent = unit.sent();
        now.pass(Duration.ofSeconds(40));

        assertThat(unit.askedAt("Mon, 23 Nov 2026 12:00:39 GMT", sent))
                .isEqualTo("2026-11-23T11:59:59Z");
    }

    @Test
    void looksAgainWhenTheClockWasSetBack() {
        calibrate(1, 0);

        now.pass(Duration.ofHours(-1));

        assertThat(unit.needsCalibration()).isTrue();
    }

    @Test
    void startsAStreamOfOrdersYesterday() {
        Watermark none = new Watermark(Optional.empty(), Optional.empty(), 0);

        assertThat(unit.orYesterday(none).at())
                .contains(OffsetDateTime.parse("2026-11-22T12:00:00Z"));
        assertThat(unit.orYesterday(watermark())).isEqualTo(watermark());
    }

    /** Answers as a Dolibarr of these zones does (contract, section 3). */
    private void calibrate(int php, int database) {
        Instant shown = MOVED.plus(Duration.ofHours(database - php));
        Instant literal = MOVED.plus(Duration.ofHours(database));
        unit.newestMovement(movement(shown, MOVED));
        int questions = 0;
        while (unit.searching()) {
            Matcher question = QUESTION.matcher(plain(unit.question()));
            assertThat(question.matches()).isTrue();
            Instant asked =
                    LocalDateTime.parse(
                                    question.group(1),
                                    DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"))
                            .toInstant(ZoneOffset.UTC);
            unit.answered(literal.isBefore(asked) ? 0 : 1);
            questions++;
        }
        assertThat(questions).isLessThanOrEqualTo(9);
    }

    private static Watermark watermark() {
        return new Watermark(Optional.of(SINCE), Optional.empty(), 0);
    }

    private static JsonNode movement(Instant tms, Instant datem) {
        return json(
                "[{\"id\":\"7\",\"tms\":%d,\"datem\":%d}]"
                        .formatted(tms.getEpochSecond(), datem.getEpochSecond()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
