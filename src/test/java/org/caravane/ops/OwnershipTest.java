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
    private long nanos;
    private final Ownership unit =
            new Ownership(
                    now, Duration.ofHours(1), new Lease(now, () -> nanos, Duration.ofSeconds(15)));

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
    void ownsNothingAnyMoreWhenItsLeaseCouldNotBeRenewed() {
        unit.seen(List.of(Map.of("name", "main")), unit.now());

        nanos += Duration.ofSeconds(12).toNanos();
        assertThat(unit.owns("main")).isTrue();

        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(unit.owns("main")).as("a fifth is for the way to the wire").isFalse();
        assertThat(unit.needsProbe("main", List.of())).isFalse();
    }

    @Test
    void ownsNothingAnyMoreWhenItsMachineWasAsleep() {
        unit.seen(List.of(Map.of("name", "main")), unit.now());

        now.pass(Duration.ofSeconds(13));

        assertThat(unit.owns("main")).as("a monotonic clock stood still").isFalse();
    }

    @Test
    void writesNothingThatWasClaimedBeforeAnotherProcessHadTheEndpoint() {
        unit.seen(List.of(Map.of("name", "main", "fence", 7)), unit.now());
        assertThatCode(() -> unit.requireFence("main", 7)).doesNotThrowAnyException();

        unit.seen(List.of(Map.of("name", "main", "fence", 9)), unit.now());

        assertThatThrownBy(() -> unit.requireFence("main", 7))
                .isInstanceOf(StaleClaim.class)
                .hasMessage("Another process owned the endpoint main meanwhile");
        assertThatThrownBy(() -> unit.requireFence("b2b", 7)).isInstanceOf(StaleClaim.class);
    }

    @Test
    void knowsWhatIsToBeHandedOver() {
        unit.seen(
                List.of(Map.of("name", "main", "next_owner", "other"), Map.of("name", "b2b")),
                unit.now());

        assertThat(unit.leaving()).containsExactly("main");
        assertThat(unit.isLeaving("b2b")).isFalse();
        assertThat(unit.owned()).containsExactly("b2b", "main");
    }

    @Test
    void probesAnEndpointWhenItIsNewAndThenEveryHour() {
        unit.seen(List.of(Map.of("name", "main")), unit.now());
        assertThat(unit.owns("main")).isTrue();
        assertThat(unit.needsProbe("main", List.of())).isTrue();

        unit.probed("main");
        assertThat(unit.needsProbe("main", List.of())).isFalse();

        now.pass(Duration.ofMinutes(61));
        unit.seen(List.of(Map.of("name", "main")), unit.now());
        assertThat(unit.needsProbe("main", List.of())).isTrue();
    }

    @Test
    void probesAPausedEndpointWithoutAskingForEverything() {
        unit.seen(List.of(Map.of("name", "main")), unit.now());
        unit.probed("main");

        assertThat(unit.needsProbe("main", List.of(Map.of("reason", "closed")))).isTrue();
        assertThat(unit.needsFullProbe("main")).isFalse();
    }

    @Test
    void asksForEverythingAgainAfterAnotherProcessHadIt() {
        unit.seen(List.of(Map.of("name", "main")), unit.now());
        unit.probed("main");
        unit.seen(List.of(), unit.now());

        assertThat(unit.owns("main")).isFalse();
        assertThat(unit.needsProbe("main", List.of(Map.of("reason", "closed")))).isFalse();

        unit.seen(List.of(Map.of("name", "main")), unit.now());
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
