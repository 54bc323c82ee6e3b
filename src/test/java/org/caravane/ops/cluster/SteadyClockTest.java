package org.caravane.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant WALL = Instant.parse("2026-11-23T12:00:00Z");
    private long nanos = 42;
    private final SteadyClock unit = new SteadyClock(WALL, () -> nanos);

    @Test
    void goesOnWithTheTimeThatPasses() {
        pass(Duration.ofHours(2));

        assertThat(unit.instant()).isEqualTo(WALL.plus(Duration.ofHours(2)));
    }

    @Test
    void followsTheStoresClock() {
        assertThat(follow(WALL.plusSeconds(3))).as("drift is no jump").isZero();
        assertThat(unit.instant()).isEqualTo(WALL.plusSeconds(3));

        pass(Duration.ofSeconds(2));
        assertThat(follow(WALL.plusSeconds(5))).isZero();
        assertThat(unit.instant()).isEqualTo(WALL.plusSeconds(5));
    }

    @Test
    void noticesThatTheStoresClockJumped() {
        pass(Duration.ofSeconds(2));
        assertThat(follow(WALL.plusSeconds(3602))).isEqualTo(3600);

        pass(Duration.ofSeconds(2));
        assertThat(follow(WALL.plusSeconds(4))).isEqualTo(-3600);
        assertThat(unit.instant()).isEqualTo(WALL.plusSeconds(4));
    }

    @Test
    void beginsWithTheStoresClockWhateverTheMachinesIs() {
        unit.begin(WALL.plus(Duration.ofDays(3)).toEpochMilli());

        assertThat(unit.instant()).isEqualTo(WALL.plus(Duration.ofDays(3)));
        assertThat(follow(WALL.plus(Duration.ofDays(3)))).isZero();
    }

    @Test
    void goesOnWithoutAnAnswer() {
        assertThat(unit.follow(List.of())).isZero();
        assertThat(unit.instant()).isEqualTo(WALL);
    }

    private long follow(Instant told) {
        return unit.follow(List.of(Map.of("millis", told.toEpochMilli())));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
