package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.product;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Candidate;
import org.caravane.model.Offer;
import org.caravane.model.ProductOffer;
import org.caravane.model.ProductText;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFieldsTest {
    private static final List<ShopLanguage> LANGUAGES =
            List.of(new ShopLanguage(1, "en_US", false), new ShopLanguage(2, "fr_FR", true));
    private static final ProductText OWN = new ProductText("Chaise", "Résumé", "Détail");

    private final ProductFields unit = new ProductFields();

    @Test
    void saysAnOfferInTheShopsFields() {
        Wanted wanted =
                ProductFields.wanted(offer("CHAIR-01", Map.of()), LANGUAGES, ShopLimits.DEFAULTS);

        assertThat(wanted.values().values())
                .isEqualTo(
                        Map.of(
                                "reference", "CHAIR-01",
                                "price", "10.5",
                                "id_tax_rules_group", "1",
                                "active", "1",
                                "weight", "1000",
                                "ean13", "4006381333931"));
        assertThat(wanted.blanks().values())
                .isEqualTo(
                        Map.of("width", "0", "height", "0", "depth", "0", "upc", "", "isbn", ""));
    }

    @Test
    void makesANewProductVisibleInItsCategory() {
        assertThat(
                        ProductFields.wanted(
                                        offer("CHAIR-01", Map.of()), LANGUAGES, ShopLimits.DEFAULTS)
                                .defaults()
                                .values())
                .containsEntry("state", "1")
                .containsEntry("show_price", "1")
                .containsEntry("available_for_order", "1")
                .containsEntry("minimal_quantity", "1")
                .containsEntry("id_category_default", "2");
    }

    @Test
    void fillsEveryLanguageWithDolibarrsOwnText() {
        assertThat(
                        ProductFields.wanted(
                                        offer("CHAIR-01", Map.of()), LANGUAGES, ShopLimits.DEFAULTS)
                                .texts()
                                .values())
                .containsEntry("name/1", "Chaise")
                .containsEntry("name/2", "Chaise")
                .containsOnlyKeys(
                        "name/1",
                        "name/2",
                        "description/1",
                        "description/2",
                        "description_short/1",
                        "description_short/2");
    }

    @Test
    void takesATranslationFieldByField() {
        Map<String, String> texts =
                ProductFields.wanted(
                                offer(
                                        "CHAIR-01",
                                        Map.of(
                                                "en_US", new ProductText("Chair", "", ""),
                                                "fr_FR", new ProductText("Autre", "Autre", ""))),
                                LANGUAGES,
                                ShopLimits.DEFAULTS)
                        .texts()
                        .values();

        assertThat(texts).containsEntry("name/1", "Chair").containsEntry("name/2", "Chaise");
        assertThat(texts.get("description_short/1")).isEqualTo(texts.get("description_short/2"));
    }

    @Test
    void leavesTheBarcodesOfAShopAloneWhenDolibarrsIsBad() {
        ProductOffer o = offer("CHAIR-01", Map.of());
        ProductOffer keeps =
                new ProductOffer(
                        o.reference(),
                        o.price(),
                        o.taxRulesGroup(),
                        o.category(),
                        o.active(),
                        o.weight(),
                        o.width(),
                        o.height(),
                        o.depth(),
                        Map.of("ean13", "", "upc", "", "isbn", ""),
                        true,
                        o.text(),
                        o.translations(),
                        List.of("bad barcode"));

        Wanted wanted = ProductFields.wanted(keeps, LANGUAGES, ShopLimits.DEFAULTS);

        assertThat(wanted.values().values()).doesNotContainKeys("ean13", "upc", "isbn");
        assertThat(wanted.blanks().values()).doesNotContainKeys("ean13", "upc", "isbn");
        assertThat(wanted.warnings()).containsExactly("bad barcode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A;B", "A<B", "A>B", "A=B", "{A", "A}", "[A", "A]", "A|B"})
    void refusesAReferenceThatTheShopCannotHoldOrFind(String reference) {
        Offer offer = wanted(new Offer.Ready(offer(reference, Map.of())), reference).offer();

        assertThat(offer).isInstanceOf(Offer.Unreadable.class);
        assertThat(((Offer.Unreadable) offer).sentence()).contains(reference, "in Dolibarr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0001B", "A\nB", "A\tB", "A\uD83D", "A\u202EB"})
    void refusesAReferenceThatAShopWouldKeepOtherwise(String reference) {
        Offer offer = wanted(new Offer.Ready(offer(reference, Map.of())), reference).offer();

        assertThat(offer).isInstanceOf(Offer.Unreadable.class);
        assertThat(((Offer.Unreadable) offer).sentence())
                .startsWith("The reference A")
                .contains("invisible character")
                .doesNotContain(reference);
    }

    @Test
    void asksForNoReferenceThatWouldSpoilTheQuestion() {
        assertThat(wanted(new Offer.Withheld("no price"), "A]").offer())
                .isInstanceOf(Offer.Unreadable.class);
        assertThat(wanted(new Offer.Withheld("no price"), "A").offer())
                .isEqualTo(new Offer.Withheld("no price"));
        assertThat(wanted(new Offer.OffSale(), "A]").offer()).isEqualTo(new Offer.OffSale());
    }

    @Test
    void takesReferencesOf64CharactersHoweverManyBytes() {
        assertThat(wanted(ready("É".repeat(64)), "É".repeat(64)).wanted()).isPresent();
        assertThat(wanted(ready("😀".repeat(64)), "😀".repeat(64)).wanted()).isPresent();
        assertThat(wanted(ready("x".repeat(65)), "x".repeat(65)).offer())
                .isInstanceOf(Offer.Unreadable.class);
    }

    @Test
    void takesTheReferenceOfAProductWithoutANameAndSaysSo() {
        ProductOffer o = offer("CHAIR-01", Map.of());
        Map<String, ProductText> none = new HashMap<>();
        ProductOffer nameless =
                new ProductOffer(
                        o.reference(),
                        o.price(),
                        o.taxRulesGroup(),
                        o.category(),
                        true,
                        o.weight(),
                        o.width(),
                        o.height(),
                        o.depth(),
                        o.barcodeFields(),
                        false,
                        new ProductText(" ", "", ""),
                        none,
                        List.of());

        Wanted wanted = ProductFields.wanted(nameless, LANGUAGES, ShopLimits.DEFAULTS);

        assertThat(wanted.texts().get("name/2")).contains("CHAIR-01");
        assertThat(wanted.warnings())
                .containsExactly("the name is empty: the shop shows the reference instead");
    }

    private static Offer ready(String reference) {
        return new Offer.Ready(offer(reference, Map.of()));
    }

    private Candidate wanted(Offer offer, String reference) {
        return unit.want(
                        List.of(
                                new Candidate(
                                        claimed("53"),
                                        Optional.of(product(reference)),
                                        offer,
                                        Optional.empty())),
                        LANGUAGES,
                        ShopLimits.DEFAULTS)
                .get(0);
    }

    private static ProductOffer offer(String reference, Map<String, ProductText> translations) {
        return new ProductOffer(
                reference,
                new BigDecimal("10.5"),
                "1",
                "2",
                true,
                Optional.of(new BigDecimal("1E+3")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("ean13", "4006381333931", "upc", "", "isbn", ""),
                false,
                OWN,
                translations,
                List.of());
    }
}
