package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.link;
import static org.caravane.model.Samples.linked;
import static org.caravane.model.Samples.policy;
import static org.caravane.model.Samples.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Candidate;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Offer;
import org.caravane.model.Product;
import org.caravane.model.ProductOffer;
import org.caravane.model.ProductText;
import org.caravane.model.Samples;
import org.caravane.model.Verdict;
import org.caravane.model.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductSyncTest {
    private static final ShopPolicy LABELS_ONCE = policy(false, false);
    private static final ShopPolicy LABELS_FOLLOW = policy(true, false);
    private static final ShopPolicy ONLY_STOCK = policy(false, true);

    /** What the shop was last sent of the chair below. */
    private static final Map<String, String> SENT =
            Map.of(
                    "reference", "CHAIR-01",
                    "price", "10",
                    "active", "1",
                    "name/1", "Chair");

    private final ProductSync unit = new ProductSync();

    @Test
    void createsWhatTheShopDoesNotHave() {
        assertThat(decided(chair(Known.NOTHING), List.of(), LABELS_ONCE))
                .isEqualTo(
                        new Verdict.Create(
                                FieldValues.of(
                                        Map.of(
                                                "reference", "CHAIR-01",
                                                "price", "10",
                                                "active", "1",
                                                "name/1", "Chair",
                                                "state", "1"))));
    }

    @Test
    void adoptsTheOneProductOfThatReferenceAndLeavesItsTextsAndDefaults() {
        assertThat(decided(chair(Known.NOTHING), List.of(new Found(7, "CHAIR-01")), LABELS_ONCE))
                .isEqualTo(
                        new Verdict.Update(
                                new Link(7, BORN, "CHAIR-01", Link.Origin.ADOPTED, false),
                                values("reference", "CHAIR-01", "price", "10", "active", "1"),
                                "found in the shop by its reference"));
    }

    @Test
    void sendsTheTextsOfAnAdoptedProductWhereTheyFollowDolibarr() {
        Verdict verdict =
                decided(chair(Known.NOTHING), List.of(new Found(7, "CHAIR-01")), LABELS_FOLLOW);

        assertThat(((Verdict.Update) verdict).changes().get("name/1")).contains("Chair");
        assertThat(((Verdict.Update) verdict).changes().get("state")).isEmpty();
        assertThat(((Verdict.Update) verdict).changes().get("ean13")).isEmpty();
    }

    @Test
    void parksAReferenceThatTheShopHasTwiceNamingBoth() {
        Verdict verdict =
                decided(
                        chair(Known.NOTHING),
                        List.of(new Found(7, "CHAIR-01"), new Found(9, "CHAIR-01")),
                        LABELS_ONCE);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Park(
                                "two-in-shop",
                                "The shop has 2 products with the reference CHAIR-01 (ids 7, 9):"
                                        + " keep one, then replay"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chair-01", "CHÀIR-01", "Chair-01 ", "CHA\u0308IR-01"})
    void parksAReferenceThatDiffersOnlyByCaseAccentOrTrailingSpace(String inShop) {
        Verdict verdict = decided(chair(Known.NOTHING), List.of(new Found(7, inShop)), LABELS_ONCE);

        assertThat(verdict).isInstanceOf(Verdict.Park.class);
        assertThat(((Verdict.Park) verdict).cause()).isEqualTo("reference-differs");
        assertThat(verdict.reason()).contains("CHAIR-01", inShop, "id 7", "53");
    }

    @Test
    void adoptsTheExactReferenceAmongOnesThatLookAlike() {
        Verdict verdict =
                decided(
                        chair(Known.NOTHING),
                        List.of(new Found(7, "chair-01"), new Found(9, "CHAIR-01")),
                        LABELS_ONCE);

        assertThat(((Verdict.Update) verdict).target().targetId()).isEqualTo(9);
    }

    @Test
    void takesOtherReferencesOfTheSameLookupForOthers() {
        assertThat(decided(chair(Known.NOTHING), List.of(new Found(7, "CHAIR-011")), LABELS_ONCE))
                .isInstanceOf(Verdict.Create.class);
    }

    @Test
    void parksAReferenceThatBelongsToAnotherProductOfDolibarr() {
        Verdict verdict =
                verdict(
                        chair(Known.NOTHING),
                        List.of(new Found(7, "CHAIR-01")),
                        Map.of(7L, link(7, "TABLE-02")),
                        LABELS_ONCE);

        assertThat(verdict).isInstanceOf(Verdict.Park.class);
        assertThat(((Verdict.Park) verdict).cause()).isEqualTo("taken");
        assertThat(verdict.reason()).contains("7", "CHAIR-01", "TABLE-02");
    }

    @Test
    void leavesAProductAloneThatWasDeletedInTheShop() {
        Link lost = new Link(7, BORN, "CHAIR-01", Link.Origin.CREATED, false, true, "");

        assertThat(decided(chair(linked(lost, SENT)), List.of(), LABELS_ONCE))
                .isInstanceOf(Verdict.Hold.class)
                .extracting(Verdict::reason)
                .asString()
                .contains("deleted it in the shop");
    }

    @Test
    void movesTheLinkOverWhenARestoredDolibarrGaveTheProductAnotherId() {
        Verdict verdict =
                verdict(
                        chair(Known.NOTHING),
                        List.of(new Found(7, "CHAIR-01")),
                        Map.of(7L, link(7, "CHAIR-01")),
                        LABELS_ONCE);

        assertThat(((Verdict.Update) verdict).target()).isEqualTo(link(7, "CHAIR-01"));
    }

    @Test
    void doesNotWriteOverTheOldProductWhenARestoredDolibarrReusesItsId() {
        Known old = linked(new Link(7, "older", "TABLE-02", Link.Origin.CREATED, false), SENT);

        assertThat(unit.unknownReferences(List.of(chair(old)), LABELS_ONCE))
                .containsExactly("CHAIR-01");
        assertThat(decided(chair(old), List.of(), LABELS_ONCE)).isInstanceOf(Verdict.Create.class);
    }

    @Test
    void recognisesARenamedProductByItsCreationDate() {
        Known renamed = linked(link(7, "CHAIR-OLD"), SENT);

        assertThat(unit.unknownReferences(List.of(chair(renamed)), LABELS_ONCE)).isEmpty();
        assertThat(decided(chair(sent("reference", "CHAIR-OLD")), List.of(), LABELS_ONCE))
                .isEqualTo(
                        new Verdict.Update(
                                link(7, "CHAIR-01"),
                                values("reference", "CHAIR-01"),
                                "changed: reference"));
    }

    @Test
    void recognisesAProductWhoseCreationDateWasNotKnown() {
        Known known = linked(new Link(7, "", "CHAIR-OLD", Link.Origin.ADOPTED, false), SENT);

        assertThat(decided(chair(known), List.of(), LABELS_ONCE))
                .isInstanceOf(Verdict.Update.class);
    }

    @Test
    void followsACreationDateThatDolibarrWritesAnewAlthoughNoValueDiffers() {
        Known known =
                linked(
                        new Link(7, "2026-11-23 10:32:38", "CHAIR-01", Link.Origin.CREATED, false),
                        SENT);

        for (ShopPolicy policy : List.of(LABELS_ONCE, ONLY_STOCK)) {
            Verdict verdict = decided(chair(known), List.of(), policy);
            assertThat(((Verdict.Update) verdict).target()).isEqualTo(link(7, "CHAIR-01"));
            assertThat(((Verdict.Update) verdict).changes()).isEqualTo(FieldValues.NONE);
        }
    }

    @Test
    void skipsWhatTheShopHas() {
        assertThat(decided(chair(linked(link(7, "CHAIR-01"), SENT)), List.of(), LABELS_FOLLOW))
                .isEqualTo(new Verdict.Skip("the shop has these values"));
    }

    @Test
    void sendsOnlyWhatDiffersAndSaysWhat() {
        assertThat(decided(chair(sent("price", "9", "active", "0")), List.of(), LABELS_ONCE))
                .isEqualTo(
                        new Verdict.Update(
                                link(7, "CHAIR-01"),
                                values("price", "10", "active", "1"),
                                "changed: active, price"));
    }

    @Test
    void leavesTextsAfterCreationUnlessTheyFollowDolibarr() {
        Known renamed = sent("name/1", "Old chair");

        assertThat(decided(chair(renamed), List.of(), LABELS_ONCE))
                .isInstanceOf(Verdict.Skip.class);
        assertThat(((Verdict.Update) decided(chair(renamed), List.of(), LABELS_FOLLOW)).changes())
                .isEqualTo(values("name/1", "Chair"));
    }

    @Test
    void clearsOnlyWhatWasSentBefore() {
        assertThat(((Verdict.Update) decided(chair(sent("ean13", "4006381333931")), LABELS_ONCE)))
                .extracting(Verdict.Update::changes)
                .isEqualTo(values("ean13", ""));
        assertThat(decided(chair(sent("ean13", "")), LABELS_ONCE)).isInstanceOf(Verdict.Skip.class);
        assertThat(decided(chair(linked(link(7, "CHAIR-01"), SENT)), LABELS_ONCE))
                .isInstanceOf(Verdict.Skip.class);
    }

    @Test
    void sendsEverythingOfACreationThatMayHaveStoppedHalfWay() {
        Verdict verdict =
                decided(chair(linked(link(7, "CHAIR-01"), Map.of())), List.of(), LABELS_ONCE);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Update(
                                link(7, "CHAIR-01"),
                                values(
                                        "reference",
                                        "CHAIR-01",
                                        "price",
                                        "10",
                                        "active",
                                        "1",
                                        "name/1",
                                        "Chair",
                                        "state",
                                        "1"),
                                "values in the shop unknown: active, name, price, reference,"
                                        + " state"));
    }

    @Test
    void sendsOnlyItsOwnValuesToAnAdoptedProductOfUnknownState() {
        Link adopted = new Link(7, BORN, "CHAIR-01", Link.Origin.ADOPTED, false);

        Verdict verdict = decided(chair(linked(adopted, Map.of())), List.of(), LABELS_ONCE);

        assertThat(((Verdict.Update) verdict).changes().values())
                .containsOnlyKeys("reference", "price", "active");
    }

    @Test
    void hidesWhatIsOffSaleOnce() {
        Candidate shown = offering(linked(link(7, "CHAIR-01"), SENT), new Offer.OffSale());
        Candidate hidden =
                offering(linked(link(7, "CHAIR-01"), Map.of("active", "0")), new Offer.OffSale());

        assertThat(decided(shown, LABELS_ONCE))
                .isEqualTo(
                        new Verdict.Update(
                                link(7, "CHAIR-01"),
                                values("active", "0"),
                                "off sale in Dolibarr"));
        assertThat(decided(hidden, LABELS_ONCE))
                .isEqualTo(new Verdict.Skip("off sale in Dolibarr, and hidden already"));
    }

    @Test
    void neverCreatesNorAsksForWhatIsOffSale() {
        Candidate never = offering(Known.NOTHING, new Offer.OffSale());

        assertThat(unit.unknownReferences(List.of(never), LABELS_ONCE)).isEmpty();
        assertThat(decided(never, LABELS_ONCE)).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void doesNotHideTheOldProductOfAReusedIdThatIsOffSale() {
        Known old = linked(new Link(7, "older", "TABLE-02", Link.Origin.CREATED, false), SENT);

        assertThat(decided(offering(old, new Offer.OffSale()), LABELS_ONCE))
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void holdsAWithheldProductSoThatItsPriceStays() {
        Candidate withheld =
                offering(
                        linked(link(7, "CHAIR-01"), SENT),
                        new Offer.Withheld(
                                "CHAIR-01 has no price at level 3 yet: give it one in Dolibarr"));

        assertThat(decided(withheld, LABELS_ONCE))
                .isEqualTo(
                        new Verdict.Hold(
                                "CHAIR-01 has no price at level 3 yet: give it one in Dolibarr"));
    }

    @Test
    void hidesWhatReconcileFoundToBeGoneAndNothingElse() {
        Link gone = new Link(7, BORN, "CHAIR-01", Link.Origin.CREATED, true);

        assertThat(decided(missing(linked(gone, SENT)), LABELS_ONCE))
                .isEqualTo(new Verdict.Update(gone, values("active", "0"), "deleted in Dolibarr"));
        assertThat(decided(missing(linked(gone, Map.of("active", "0"))), LABELS_ONCE))
                .isInstanceOf(Verdict.Skip.class);
        assertThat(decided(missing(linked(link(7, "CHAIR-01"), SENT)), LABELS_ONCE))
                .isInstanceOf(Verdict.Hold.class);
        assertThat(decided(missing(Known.NOTHING), LABELS_ONCE)).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void showsAgainWhatIsBack() {
        Link gone = new Link(7, BORN, "CHAIR-01", Link.Origin.CREATED, true);

        Verdict verdict = decided(chair(linked(gone, Map.of("active", "0"))), LABELS_ONCE);

        assertThat(((Verdict.Update) verdict).target().gone()).isFalse();
        assertThat(((Verdict.Update) verdict).changes().get("active")).contains("1");
    }

    @Test
    void onlyLinksWhereAShopTakesStockOnly() {
        assertThat(decided(chair(Known.NOTHING), List.of(new Found(7, "CHAIR-01")), ONLY_STOCK))
                .isEqualTo(
                        new Verdict.Update(
                                new Link(7, BORN, "CHAIR-01", Link.Origin.ADOPTED, false),
                                FieldValues.NONE,
                                "found in the shop"));
        assertThat(decided(chair(Known.NOTHING), ONLY_STOCK)).isInstanceOf(Verdict.Hold.class);
        assertThat(decided(chair(linked(link(7, "CHAIR-01"), Map.of())), ONLY_STOCK))
                .isInstanceOf(Verdict.Skip.class);
        assertThat(
                        decided(
                                offering(linked(link(7, "CHAIR-01"), SENT), new Offer.OffSale()),
                                ONLY_STOCK))
                .isInstanceOf(Verdict.Skip.class);
    }

    @Test
    void asksForAProductWithoutAPriceWhereAShopTakesStockOnly() {
        Candidate withheld = offering(Known.NOTHING, new Offer.Withheld("no price"));

        assertThat(unit.unknownReferences(List.of(withheld), ONLY_STOCK))
                .containsExactly("CHAIR-01");
        assertThat(unit.unknownReferences(List.of(withheld), LABELS_ONCE)).isEmpty();
        assertThat(decided(withheld, List.of(new Found(7, "CHAIR-01")), ONLY_STOCK))
                .isInstanceOf(Verdict.Update.class);
    }

    @Test
    void parksWhatCannotBeRead() {
        Candidate unreadable =
                new Candidate(
                        claimed("53"),
                        Optional.empty(),
                        new Offer.Unreadable("product/53 has no VAT rate"),
                        Optional.empty());

        assertThat(decided(unreadable, LABELS_ONCE))
                .isEqualTo(new Verdict.Park("unreadable", "product/53 has no VAT rate"));
        assertThat(unreadable.ref()).isEqualTo("53");
    }

    @Test
    void asksForEachUnknownReferenceOnce() {
        assertThat(
                        unit.unknownReferences(
                                List.of(
                                        chair(Known.NOTHING),
                                        chair(Known.NOTHING),
                                        chair(linked(link(7, "CHAIR-01"), SENT))),
                                LABELS_ONCE))
                .containsExactly("CHAIR-01");
    }

    @Test
    void decidesInOrderAndPassesWarningsOn() {
        Candidate first = chair(Known.NOTHING);
        Candidate second = missing(linked(link(8, "TABLE-02"), SENT));

        List<Decision> decisions =
                unit.decide(List.of(first, second), List.of(), Map.of(), LABELS_ONCE);

        assertThat(decisions).extracting(Decision::ref).containsExactly("CHAIR-01", "TABLE-02");
        assertThat(decisions.get(0).warnings()).containsExactly("the name was cut");
        assertThat(decisions.get(0).born()).isEqualTo(BORN);
    }

    private Verdict decided(Candidate candidate, ShopPolicy policy) {
        return decided(candidate, List.of(), policy);
    }

    private Verdict decided(Candidate candidate, List<Found> found, ShopPolicy policy) {
        return verdict(candidate, found, Map.of(), policy);
    }

    private Verdict verdict(
            Candidate candidate, List<Found> found, Map<Long, Link> taken, ShopPolicy policy) {
        return unit.decide(List.of(candidate), found, taken, policy).get(0).verdict();
    }

    private static Known sent(String... changed) {
        var sent = new java.util.HashMap<>(SENT);
        sent.putAll(values(changed).values());
        return linked(link(7, "CHAIR-01"), sent);
    }

    private static FieldValues values(String... pairs) {
        var values = new java.util.HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return FieldValues.of(values);
    }

    private static Candidate chair(Known known) {
        return offering(known, new Offer.Ready(offer()));
    }

    private static Candidate offering(Known known, Offer offer) {
        Product product =
                offer instanceof Offer.OffSale
                        ? Samples.offSale(product("CHAIR-01"))
                        : product("CHAIR-01");
        Optional<Wanted> wanted =
                offer instanceof Offer.Ready ? Optional.of(wanted()) : Optional.empty();
        return new Candidate(claimed("product", "53", known), Optional.of(product), offer, wanted);
    }

    private static Candidate missing(Known known) {
        return new Candidate(
                claimed("product", "53", known),
                Optional.empty(),
                new Offer.Missing(),
                Optional.empty());
    }

    private static Wanted wanted() {
        return new Wanted(
                values("reference", "CHAIR-01", "price", "10", "active", "1"),
                values("ean13", ""),
                values("name/1", "Chair"),
                values("state", "1"),
                List.of("the name was cut"));
    }

    private static ProductOffer offer() {
        return new ProductOffer(
                "CHAIR-01",
                BigDecimal.TEN,
                "1",
                "2",
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                new ProductText("Chair", "", ""),
                Map.of(),
                List.of());
    }

    @Test
    void hidesWhatWasCreatedBeforeAKillAndWentOffSaleMeanwhile() {
        Candidate lost =
                lost(new Offer.OffSale(), Optional.of(Samples.offSale(product("CHAIR-01"))));

        assertThat(unit.unknownReferences(List.of(lost), policy(false, false)))
                .containsExactly("CHAIR-01");
        assertThat(decide(lost, new Found(7, "CHAIR-01")))
                .isInstanceOfSatisfying(
                        Verdict.Update.class,
                        update -> {
                            assertThat(update.target().targetId()).isEqualTo(7);
                            assertThat(update.target().origin()).isEqualTo(Link.Origin.CREATED);
                            assertThat(update.changes().values()).containsEntry("active", "0");
                        });
        assertThat(decide(lost)).isInstanceOf(Verdict.Hold.class);
        assertThat(decide(lost, new Found(7, "CHAIR-01"), new Found(8, "CHAIR-01")))
                .isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void onlyLinksWhatWasCreatedBeforeAKillAndCannotBeOfferedAnyMore() {
        Candidate unpriced = lost(new Offer.Withheld("no price"), Optional.of(product("CHAIR-01")));
        Candidate gone = lost(new Offer.Missing(), Optional.empty());

        for (Candidate lost : List.of(unpriced, gone)) {
            assertThat(unit.unknownReferences(List.of(lost), policy(false, false)))
                    .containsExactly("CHAIR-01");
            assertThat(decide(lost, new Found(7, "CHAIR-01")))
                    .isInstanceOfSatisfying(
                            Verdict.Update.class,
                            update -> {
                                assertThat(update.target().targetId()).isEqualTo(7);
                                assertThat(update.changes().isEmpty()).isTrue();
                            });
        }
    }

    private Verdict decide(Candidate candidate, Found... found) {
        return unit.decide(List.of(candidate), List.of(found), Map.of(), policy(false, false))
                .get(0)
                .verdict();
    }

    private static Candidate lost(Offer offer, Optional<Product> product) {
        Known intended =
                new Known(
                        Optional.empty(),
                        FieldValues.NONE,
                        Optional.empty(),
                        false,
                        Optional.of("CHAIR-01"));
        return new Candidate(claimed("product", "53", intended), product, offer, Optional.empty());
    }
}
