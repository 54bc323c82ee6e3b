package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caravane.model.Samples.create;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caravane.failure.StaleClaim;
import org.caravane.model.Batch;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private final Moment now = new Moment("2026-11-23T12:00:00Z");
    private final Ownership unit = new Ownership(now, Duration.ofHours(1));

    @Test
    void readsTheFenceOfAnEndpointThatIsItsOwn() {
        assertThat(unit.fence(List.of(Map.of("fence", 7)), "main")).isEqualTo(7);
        assertThatThrownBy(() -> unit.fence(List.of(), "main"))
                .isInstanceOf(StaleClaim.class)
                .hasMessage("Another process owns the endpoint main");
    }

    @Test
    void goesOnOnlyWithAllRowsOfABatch() {
        Batch two = new Batch(true, List.of(create("1", "A"), create("2", "B")));

        assertThatCode(() -> unit.requireRows(2, two)).doesNotThrowAnyException();
        assertThatThrownBy(() -> unit.requireRows(1, two))
                .isInstanceOf(StaleClaim.class)
                .hasMessageContaining("1 of 2");
    }

    @Test
    void ownsNothingBeforeItsFirstLook() {
        assertThat(unit.owns("main")).isFalse();
        assertThat(unit.needsProbe("main", List.of())).isFalse();
    }

    @Test
    void probesAnEndpointWhenItIsNewAndThenEveryHour() {
        unit.seen("main", 1);
        assertThat(unit.owns("main")).isTrue();
        assertThat(unit.needsProbe("main", List.of())).isTrue();

        unit.probed("main");
        assertThat(unit.needsProbe("main", List.of())).isFalse();

        now.pass(Duration.ofMinutes(61));
        assertThat(unit.needsProbe("main", List.of())).isTrue();
    }

    @Test
    void probesAPausedEndpointWithoutAskingForEverything() {
        unit.seen("main", 1);
        unit.probed("main");

        assertThat(unit.needsProbe("main", List.of(Map.of("reason", "closed")))).isTrue();
        assertThat(unit.needsFullProbe("main")).isFalse();
    }

    @Test
    void asksForEverythingAgainAfterAnotherProcessHadIt() {
        unit.seen("main", 1);
        unit.probed("main");
        unit.seen("main", 0);

        assertThat(unit.owns("main")).isFalse();
        assertThat(unit.needsProbe("main", List.of(Map.of("reason", "closed")))).isFalse();

        unit.seen("main", 1);
        assertThat(unit.needsFullProbe("main")).isTrue();
    }

    @Test
    void pausesOnlyTheEntityWhoseRightIsMissing() {
        assertThat(unit.pauseSubject(failure("missing-right"), "main", "stock"))
                .isEqualTo("source/dolibarr/stock");
        assertThat(unit.pauseSubject(failure("dolibarr-unavailable"), "main", "stock"))
                .isEqualTo("source/dolibarr");
        assertThat(
                        unit.pauseSubject(
                                new Failure(FailureKind.ENDPOINT, "unreachable", "", "", false),
                                "main",
                                "stock"))
                .isEqualTo("endpoint/main");
    }

    private static Failure failure(String code) {
        return new Failure(FailureKind.SOURCE, code, "closed", "", false);
    }
}
