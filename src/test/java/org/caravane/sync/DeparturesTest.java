package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Identity;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Reading;
import org.caravane.model.Samples;
import org.caravane.model.SourceKind;
import org.caravane.sync.Departures.Departure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said to have left Dolibarr's simple products is proved by Dolibarr, or stays. */
final class DeparturesTest {
    private final Departures unit = new Departures();

    private static Claimed linked(String key) {
        return Samples.claimed(
                "product",
                key,
                Samples.linked(Samples.link(Long.parseLong(key) + 100, "REF-" + key), Map.of()));
    }

    private static Reading<SourceKind> kind(String key, String ref, boolean service) {
        return new Reading.Read<>(
                key, new SourceKind(new Identity(key, ref, Samples.BORN), service));
    }

    private static List<Map<String, @Nullable Object>> endpoint(long links, long lately) {
        return List.of(Map.<String, @Nullable Object>of("links", links, "lately", lately));
    }

    @Test
    void looksForWhatIsInTheShopAndWasNotListed() {
        Link gone = Samples.link(7, "GONE").goneFor("");
        Claimed left = Samples.claimed("product", "3", Samples.linked(gone, Map.of()));
        assertThat(
                        unit.unlisted(
                                List.of(linked("1"), linked("2"), left, Samples.claimed("4")),
                                List.of(new Reading.Unreadable<>("2", "spoiled"))))
                .containsExactly("1");
    }

    @Test
    void tellsServicesParentsVariantsAndDeletedApart() {
        List<String> asked = List.of("1", "2", "3", "4", "5", "6");
        List<Reading<SourceKind>> kinds =
                List.of(
                        kind("1", "REF-1", true),
                        kind("2", "REF-2", false),
                        kind("3", "REF-3", false),
                        kind("5", "REF-5", false),
                        new Reading.Unreadable<>("6", "spoiled"));

        assertThat(unit.products(asked, kinds)).isEqualTo("2,3,5");
        assertThat(unit.absent(asked, kinds)).containsExactly("4");
        assertThat(
                        unit.of(
                                asked.stream().map(DeparturesTest::linked).toList(),
                                asked,
                                kinds,
                                List.of("2", "99"),
                                List.of("3"),
                                List.of("4")))
                .containsExactly(
                        new Departure("1", Departures.SERVICE),
                        new Departure("2", Departures.PARENT),
                        new Departure("3", Departures.VARIANT),
                        new Departure("4", ""));
    }

    @Test
    void believesNoAnswerThatContradictsItselfOrIsOfAnotherProduct() {
        List<Claimed> claim = List.of(linked("1"), linked("2"), linked("3"));
        List<String> asked = List.of("1", "2", "3");
        Reading<SourceKind> stranger =
                new Reading.Read<>("2", new SourceKind(new Identity("2", "OTHER", "1"), true));

        assertThat(
                        unit.of(
                                claim,
                                asked,
                                List.of(
                                        kind("1", "REF-1", false),
                                        stranger,
                                        kind("3", "REF-3", true),
                                        kind("3", "REF-3", false)),
                                asked,
                                asked,
                                List.of()))
                .as("parent and variant at once, an id given again, two records of one id")
                .isEmpty();
    }

    @Test
    void brakesOnMoreThanItsShareWithinAnHour() {
        List<Departure> three = departures(3, Departures.SERVICE);

        assertThat(unit.judge(three, endpoint(10, 0), 5, 3, List.of(), "main").gone()).hasSize(3);
        assertThat(unit.judge(three, endpoint(100, 2), 5, 3, List.of(), "main").gone()).hasSize(3);
        Departures.Judgement braked = unit.judge(three, endpoint(100, 3), 5, 3, List.of(), "main");
        assertThat(braked.gone()).isEmpty();
        assertThat(braked.braked())
                .singleElement()
                .asString()
                .contains("6 of 100 products of endpoint main", "reconcile.brake-percent");
        assertThat(unit.judge(three, List.of(), 5, 2, List.of(), "main").gone())
                .as("an endpoint that nothing is known of")
                .isEmpty();
    }

    @Test
    void takesDeletionsOfWhatIsNewerThanAllForABackup() {
        List<Departure> newer = departures(4, "");

        assertThat(unit.judge(newer, endpoint(1000, 0), 5, 3, List.of("900"), "main").gone())
                .hasSize(4);
        Departures.Judgement restored =
                unit.judge(newer, endpoint(1000, 0), 5, 3, List.of("0"), "main");
        assertThat(restored.gone()).isEmpty();
        assertThat(restored.braked()).singleElement().asString().contains("restored from a backup");
    }

    @Test
    void marksItsClaimWithTheReasons() {
        Departures.Judgement judgement =
                unit.judge(
                        departures(1, Departures.PARENT), endpoint(9, 0), 5, 3, List.of(), "main");

        List<Claimed> known = unit.known(List.of(linked("1"), linked("2")), judgement);

        assertThat(known)
                .extracting(Claimed::known)
                .extracting(Known::link)
                .extracting(Optional::orElseThrow)
                .extracting(Link::goneReason)
                .containsExactly(Departures.PARENT, "");
        assertThat(known.get(1)).isEqualTo(linked("2"));
    }

    private static List<Departure> departures(int n, String reason) {
        List<Departure> departures = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            departures.add(new Departure(Integer.toString(i), reason));
        }
        return departures;
    }
}
