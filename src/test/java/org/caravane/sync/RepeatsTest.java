package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Known;
import org.caravane.model.Known.LastWord;
import org.caravane.model.Offer;
import org.caravane.model.Samples;
import org.caravane.model.Verdict;
import org.junit.jupiter.api.Test;

/** What would only be told or refused again. */
final class RepeatsTest {
    private final Repeats unit = new Repeats();

    private static Known known(LastWord lastWord) {
        return new Known(
                Optional.empty(),
                FieldValues.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                lastWord);
    }

    private static Candidate candidate(Offer offer, LastWord lastWord) {
        return new Candidate(
                Samples.claimed("product", "53", known(lastWord)),
                Optional.empty(),
                offer,
                Optional.empty());
    }

    private String version(Offer offer) {
        return unit.versions(List.of(candidate(offer, LastWord.NONE))).values().iterator().next();
    }

    @Test
    void leavesOutWhatWasParkedAsItIsAndNothingElse() {
        Offer spoiled = new Offer.Unreadable("has no price");
        Candidate same = candidate(spoiled, new LastWord(version(spoiled), ""));
        Candidate other =
                candidate(new Offer.Unreadable("has no VAT"), new LastWord(version(spoiled), ""));
        Candidate fresh = candidate(spoiled, LastWord.NONE);

        for (Candidate each : List.of(same, other, fresh)) {
            assertThat(unit.untried(List.of(each), unit.versions(List.of(each))).isEmpty())
                    .isEqualTo(each.equals(same));
        }
        assertThat(version(new Offer.Missing())).isNotEqualTo(version(new Offer.OffSale()));
    }

    @Test
    void tellsAHoldOnceForEachReason() {
        Claimed held = Samples.claimed("product", "53", known(new LastWord("", "no price")));

        for (Map.Entry<Verdict, Boolean> each :
                Map.<Verdict, Boolean>of(
                                new Verdict.Hold("no price"), true,
                                new Verdict.Hold("no VAT"), false,
                                new Verdict.Skip("no price"), false)
                        .entrySet()) {
            List<Decision> decisions = List.of(Samples.decision(held, "REF", each.getKey()));
            assertThat(unit.among(decisions, Map.of()).isEmpty()).isNotEqualTo(each.getValue());
            assertThat(unit.others(decisions, Map.of()).isEmpty()).isEqualTo(each.getValue());
        }
        Decision warned =
                new Decision(held, "REF", "", new Verdict.Hold("no price"), List.of("news"));
        assertThat(unit.among(List.of(warned), Map.of())).isEmpty();
    }

    @Test
    void knowsAStockByItsRowAndQuantity() {
        assertThat(stock(8, "5", "")).isEqualTo(stock(8, "5", ""));
        assertThat(stock(8, "5", "")).isNotEqualTo(stock(8, "6", ""));
        assertThat(stock(8, "5", "")).isNotEqualTo(stock(9, "5", ""));
        String parked = stock(8, "5", "");
        Decision again = decision(8, "5", parked);
        assertThat(unit.among(List.of(again), unit.stockVersions(List.of(again)))).hasSize(1);
        Decision moved = decision(8, "6", parked);
        assertThat(unit.among(List.of(moved), unit.stockVersions(List.of(moved)))).isEmpty();
    }

    private String stock(long row, String quantity, String parked) {
        return unit.stockVersions(List.of(decision(row, quantity, parked)))
                .values()
                .iterator()
                .next();
    }

    private static Decision decision(long row, String quantity, String parked) {
        return Samples.decision(
                Samples.claimed("stock", "53", known(new LastWord(parked, ""))),
                "REF",
                new Verdict.Update(
                        Samples.link(row, "REF"),
                        FieldValues.of(Map.of("quantity", quantity)),
                        "quantity " + quantity));
    }
}
