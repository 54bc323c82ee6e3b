package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseClockTest {
    private static final Instant REAL = Instant.parse("2026-11-23T10:30:00Z");

    @Test
    void writesALiteralToTheSecond() {
        assertThat(TimeLiteral.SPACED.of(REAL.plusMillis(999), Duration.ofMinutes(345)))
                .isEqualTo("2026-11-23 16:15:00");
    }

    @Test
    void measuresOnTheNewestReadableMovement() {
        assertThat(DatabaseClock.databaseMinusPhp(Answers.resource("23/stockmovements.json")))
                .contains(Duration.ofHours(-1));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "120,0", "-3601,-3600", "20700,20700", "93600,93600"})
    void roundsToAQuarterOfAnHour(long apart, long rounded) {
        assertThat(measured(apart)).contains(Duration.ofSeconds(rounded));
    }

    @ParameterizedTest
    @CsvSource({"121", "-400", "94500", "1000000"})
    void measuresNothingOnAMovementDatedByHand(long apart) {
        assertThat(measured(apart)).isEmpty();
    }

    @Test
    void measuresNothingWithoutMovement() {
        assertThat(DatabaseClock.databaseMinusPhp(Answers.json("[]"))).isEmpty();
        assertThat(DatabaseClock.databaseMinusPhp(Answers.json("[7,{'id':'1','tms':'x'}]")))
                .isEmpty();
        assertThatThrownBy(() -> DatabaseClock.databaseMinusPhp(Answers.json("{}")))
                .isInstanceOf(UnreadableAnswer.class);
    }

    /** P and D of every pair of zones; the literal for a real time is that time in the database. */
    @ParameterizedTest
    @CsvSource({"60,0", "60,60", "0,0", "0,60", "-300,345", "840,-720", "-720,840"})
    void findsTheLiteralOfARealTime(int phpMinutes, int databaseMinutes) {
        Duration php = Duration.ofMinutes(phpMinutes);
        Duration database = Duration.ofMinutes(databaseMinutes);
        long seen = REAL.plus(database).minus(php).getEpochSecond();
        Duration found =
                search(LiteralSearch.of(seen), TimeLiteral.SPACED.of(REAL, database)).orElseThrow();
        Duration difference = measured(seen - REAL.getEpochSecond()).orElseThrow();

        assertThat(found).isEqualTo(php);
        assertThat(TimeLiteral.SPACED.of(REAL, found.plus(difference)))
                .isEqualTo(TimeLiteral.SPACED.of(REAL, database));
    }

    @Test
    void findsEveryOffset() {
        for (int quarters = -56; quarters <= 56; quarters++) {
            Duration offset = Duration.ofMinutes(15L * quarters);
            String stored = TimeLiteral.SPACED.of(REAL, offset);

            assertThat(search(LiteralSearch.of(REAL.getEpochSecond()), stored)).contains(offset);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "600", "51300", "-51300"})
    void findsNoOffsetForARecordThatChangedMeanwhile(long seconds) {
        String stored = TimeLiteral.SPACED.of(REAL.plusSeconds(seconds), Duration.ZERO);

        assertThat(search(LiteralSearch.of(REAL.getEpochSecond()), stored)).isEmpty();
    }

    @Test
    void refusesAnAnswerAfterTheEnd() {
        LiteralSearch unit = LiteralSearch.of(0);
        while (unit.next().isPresent()) {
            unit = unit.answered(false);
        }
        LiteralSearch over = unit;

        assertThatThrownBy(() -> over.answered(true)).isInstanceOf(IllegalStateException.class);
    }

    private static Optional<Duration> search(LiteralSearch start, String stored) {
        LiteralSearch unit = start;
        int questions = 0;
        for (Optional<Instant> literal = unit.next(); literal.isPresent(); literal = unit.next()) {
            assertThat(unit.offset()).isEmpty();
            unit =
                    unit.answered(
                            stored.compareTo(TimeLiteral.SPACED.of(literal.orElseThrow())) >= 0);
            questions++;
        }
        assertThat(questions).isLessThanOrEqualTo(8);
        return unit.offset();
    }

    private static Optional<Duration> measured(long apart) {
        return DatabaseClock.databaseMinusPhp(
                Answers.json(
                        "[{'id':'1','datem':1760000000,'tms':%d}]"
                                .formatted(1_760_000_000 + apart)));
    }
}
