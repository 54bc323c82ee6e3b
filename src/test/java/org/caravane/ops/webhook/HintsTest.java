package org.caravane.ops.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.caravane.model.Hint;
import org.junit.jupiter.api.Test;

/** When what was told is noted. */
final class HintsTest {
    private static final Hint ONE = new Hint("product", "1");
    private static final Hint TWO = new Hint("stock", "2");
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Hints unit = new Hints(clock, Duration.ofSeconds(3));

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void givesASubjectOnceAndAMomentLater() {
        unit.add(List.of(ONE, TWO));
        unit.add(List.of(ONE));
        pass(2);
        assertThat(unit.due()).isEmpty();
        pass(1);
        assertThat(unit.due()).containsExactly(ONE, TWO);
        assertThat(unit.due()).isEmpty();
    }

    @Test
    void waitsAgainForWhatIsToldAgainButNotForEver() {
        for (int second = 0; second < 12; second += 2) {
            unit.add(List.of(ONE));
            assertThat(unit.due()).isEmpty();
            pass(2);
        }
        assertThat(unit.due()).containsExactly(ONE);
    }

    @Test
    void givesATransactionsWorthAtATime() {
        unit.add(hints(1_200));
        pass(3);
        assertThat(unit.due()).hasSize(500);
        assertThat(unit.due()).hasSize(500);
        assertThat(unit.due()).hasSize(200);
    }

    @Test
    void holdsNoMoreThanItHasRoomFor() {
        unit.add(hints(10_000));
        unit.add(List.of(new Hint("product", "too much")));
        pass(3);
        int given = 0;
        for (List<Hint> due = unit.due(); !due.isEmpty(); due = unit.due()) {
            given += due.size();
        }
        assertThat(given).isEqualTo(10_000);
    }

    private static List<Hint> hints(int number) {
        return IntStream.range(0, number).mapToObj(i -> new Hint("product", "" + i)).toList();
    }
}
