package org.caravane.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.create;
import static org.caravane.model.Samples.decision;
import static org.caravane.model.Samples.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Known;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Subject;
import org.caravane.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AftermathTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Failure REFUSAL =
            new Failure(FailureKind.ITEM, "shop-85", "The price is not valid", "<errors/>", false);
    private static final Failure DOUBT =
            new Failure(FailureKind.DOUBT, "shop-doubt", "No answer", "", false);
    private static final Failure RUNNING =
            new Failure(FailureKind.DOUBT, "shop-doubt", "No answer in time", "", true);

    private final Aftermath unit = new Aftermath(8, WINDOW, new Random(1));

    @ParameterizedTest
    @CsvSource({"100,20,10", "20,20,10", "5,5,2", "3,3,1", "2,2,1", "10,3,1", "100,7,3"})
    void triesHalfTheCompanyAgainAtOnceAndBlamesNobody(int chunk, int size, int half) {
        Batch batch = creations(chunk, size);

        assertThat(unit.released(batch, REFUSAL, List.of()))
                .hasSize(size)
                .allMatch(r -> r.chunk() == half && r.attempts() == 0 && r.delay().isZero());
        assertThat(unit.parked(batch, REFUSAL, List.of(), "<prestashop/>")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SOURCE,dolibarr-unreadable,read,true",
        "ENDPOINT,shop-unreadable,read,true",
        "SOURCE,dolibarr-unreadable,probe,false",
        "SOURCE,dolibarr-unavailable,read,false",
        "SOURCE,missing-right,read,false",
        "ENDPOINT,unreachable,read,false",
        "ENDPOINT,shop-unavailable,read,false",
        "DOUBT,shop-unreadable,read,false",
        "ITEM,dolibarr-refused,read,false",
    })
    void suspectsTheClaimOfWhatCannotBeReadAndNothingElse(
            FailureKind kind, String code, String purpose, boolean suspected) {
        assertThat(unit.suspectsClaim(new Failure(kind, code, "", "", false), purpose))
                .isEqualTo(suspected);
    }

    @Test
    void comesDownToOneWhateverTheCompany() {
        int size = 300;
        int rounds = 0;
        while (size > 1) {
            size = unit.released(creations(300, size), REFUSAL, List.of()).get(0).chunk();
            rounds++;
        }
        assertThat(rounds).isEqualTo(8);
    }

    @Test
    void waitsTheDoubtWindowBeforeTryingCompanyAgainThatMayStillBeWritten() {
        assertThat(unit.released(creations(100, 4), RUNNING, List.of()))
                .allMatch(r -> r.delay().equals(WINDOW) && r.attempts() == 0);
    }

    @Test
    void forgetsNotThatAnEarlierProcessMayHaveCreatedIt() {
        Claimed plain = claimed("1");
        Claimed intended =
                new Claimed(
                        plain.subject(),
                        plain.gen(),
                        plain.token(),
                        100,
                        0,
                        new Known(
                                Optional.empty(),
                                FieldValues.NONE,
                                Optional.empty(),
                                false,
                                Optional.of("R1")));
        Failure unread = new Failure(FailureKind.DOUBT, "dolibarr-doubt", "No answer", "", false);

        assertThat(unit.released(Batch.undecided(List.of(plain, intended)), unread, List.of()))
                .extracting(Release::doubted)
                .containsExactly(false, true);
        // a refused creation was looked up in the shop before and after
        assertThat(
                        unit.released(
                                new Batch(
                                        true,
                                        List.of(
                                                decision(
                                                        intended,
                                                        "R1",
                                                        new Verdict.Create(FieldValues.NONE)))),
                                DOUBT,
                                List.of()))
                .extracting(Release::doubted)
                .containsExactly(false);
    }

    @Test
    void parksWhatIsRefusedAloneWithAllThatAPersonNeeds() {
        Batch alone = creations(1, 1);

        assertThat(unit.released(alone, REFUSAL, List.of())).isEmpty();
        assertThat(unit.parked(alone, REFUSAL, List.of(), "<prestashop/>"))
                .containsExactly(
                        new DeadLetter(
                                alone.items().get(0).claimed(),
                                "R0",
                                "shop-85",
                                "R0: The price is not valid",
                                "<prestashop/>",
                                "<errors/>"));
    }

    @ParameterizedTest
    @CsvSource({"0,1000", "1,2000", "2,4000", "6,64000"})
    void triesADoubtAloneAgainLaterAndLater(int attempts, long millis) {
        Release release = unit.released(alone(attempts), DOUBT, List.of()).get(0);

        assertThat(release.attempts()).isEqualTo(attempts + 1);
        assertThat(release.chunk()).isEqualTo(1);
        assertThat(release.delay())
                .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis * 6 / 5));
    }

    @Test
    void neverWaitsMuchLongerThanFiveMinutes() {
        Aftermath patient = new Aftermath(1000, WINDOW, new Random(1));

        for (int attempts : new int[] {9, 20, 40, 64, 900}) {
            assertThat(patient.released(alone(attempts), DOUBT, List.of()).get(0).delay())
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        }
    }

    @Test
    void waitsAtLeastTheDoubtWindowForAWriteThatMayStillBeAtWork() {
        assertThat(unit.released(alone(0), RUNNING, List.of()).get(0).delay()).isEqualTo(WINDOW);
        assertThat(unit.released(alone(6), RUNNING, List.of()).get(0).delay())
                .isGreaterThan(WINDOW);
    }

    @Test
    void parksADoubtAfterTooManyAttempts() {
        assertThat(unit.released(alone(6), DOUBT, List.of())).hasSize(1);
        assertThat(unit.released(alone(7), DOUBT, List.of())).isEmpty();
        assertThat(unit.parked(alone(6), DOUBT, List.of(), "")).isEmpty();
        assertThat(unit.parked(alone(7), DOUBT, List.of(), "")).hasSize(1);
    }

    @Test
    void asksTheShopOnlyAboutCreationsThatAreSurelyOver() {
        Batch updates =
                new Batch(
                        false,
                        List.of(
                                decision(
                                        claimed("1"),
                                        "R0",
                                        new Verdict.Update(
                                                link(7, "R0"), FieldValues.NONE, "changed"))));

        assertThat(unit.readsBack(creations(100, 2), DOUBT)).isTrue();
        assertThat(unit.readsBack(creations(100, 2), REFUSAL)).isTrue();
        assertThat(unit.readsBack(creations(100, 2), RUNNING)).isFalse();
        assertThat(unit.readsBack(updates, DOUBT)).isFalse();
        assertThat(unit.readsBack(Batch.undecided(List.of(claimed("1"))), DOUBT)).isFalse();
    }

    @Test
    void looksAtTheValuesOfAnUpdateInDoubtAsSoonAsThatProvesSomething() {
        Batch alone = updates(1, 0);
        Batch last = updates(1, 7);
        Batch company = updates(20, 7);
        Failure notice = new Failure(FailureKind.DOUBT, "shop-notice", "A notice", "", false);

        assertThat(unit.comparesBack(alone, DOUBT)).isTrue();
        assertThat(unit.comparesBack(company, DOUBT)).isTrue();
        assertThat(unit.comparesBack(alone, RUNNING)).as("it may commit after the look").isFalse();
        assertThat(unit.comparesBack(company, RUNNING)).isFalse();
        assertThat(unit.comparesBack(last, RUNNING)).as("else it would be parked").isTrue();
        assertThat(unit.comparesBack(alone, REFUSAL)).isFalse();
        assertThat(unit.comparesBack(creations(100, 2), DOUBT)).isFalse();
        assertThat(unit.comparesBack(creations(100, 2), notice)).isTrue();
        assertThat(unit.comparesBack(Batch.undecided(List.of(claimed("1"))), DOUBT)).isFalse();
    }

    private static Batch updates(int size, int attempts) {
        return new Batch(
                false,
                IntStream.range(0, size)
                        .mapToObj(
                                i ->
                                        decision(
                                                new Claimed(
                                                        new Subject("main", "product", "" + i),
                                                        1,
                                                        "token",
                                                        100,
                                                        attempts,
                                                        claimed("1").known()),
                                                "R" + i,
                                                new Verdict.Update(
                                                        link(7 + i, "R" + i),
                                                        FieldValues.NONE,
                                                        "changed")))
                        .toList());
    }

    @Test
    void linksWhatIsThereAfterAllAndLooksAtItAgain() {
        Batch batch = creations(100, 3);

        List<Outcome> present = unit.present(batch, List.of(new Found(7, "R1")), List.of());

        assertThat(present)
                .containsExactly(
                        new Outcome(
                                batch.items().get(1),
                                Optional.of(link(7, "R1")),
                                Optional.empty(),
                                Optional.empty(),
                                true));
        assertThat(present.get(0).decision().born()).isEqualTo(BORN);
        assertThat(unit.released(batch, REFUSAL, present))
                .extracting(r -> r.claimed().subject().key())
                .containsExactly("0", "2");
    }

    @Test
    void parksNothingThatIsThereAfterAll() {
        Batch alone = creations(1, 1);
        List<Outcome> present = unit.present(alone, List.of(new Found(7, "R0")), List.of());

        assertThat(unit.parked(alone, REFUSAL, present, "")).isEmpty();
        assertThat(unit.released(alone, REFUSAL, present)).isEmpty();
    }

    @Test
    void linksNoneOfTwinsNorWhatOnlyLooksAlike() {
        Batch batch = creations(100, 2);

        assertThat(
                        unit.present(
                                batch,
                                List.of(new Found(7, "R0"), new Found(8, "R0"), new Found(9, "r1")),
                                List.of()))
                .isEmpty();
    }

    private static Batch creations(int chunk, int size) {
        List<Decision> decisions = new ArrayList<>();
        IntStream.range(0, size)
                .forEach(
                        i -> {
                            Decision d = create(Integer.toString(i), "R" + i);
                            var c = d.claimed();
                            decisions.add(
                                    new Decision(
                                            new Claimed(
                                                    c.subject(),
                                                    c.gen(),
                                                    c.token(),
                                                    chunk,
                                                    c.attempts(),
                                                    c.known()),
                                            d.ref(),
                                            d.born(),
                                            d.verdict(),
                                            List.of()));
                        });
        return new Batch(true, decisions);
    }

    private static Batch alone(int attempts) {
        return new Batch(
                true,
                List.of(
                        decision(
                                claimed(1, attempts), "R0", new Verdict.Create(FieldValues.NONE))));
    }
}
