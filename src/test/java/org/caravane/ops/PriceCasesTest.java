package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.model.Offer;
import org.caravane.model.ProductOffer;
import org.caravane.model.Samples;
import org.caravane.sync.Mappings;
import org.caravane.sync.ProductOffers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of Dolibarr whose price was sent wrongly once, and others of their kinds. */
class PriceCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Mappings FRENCH =
            new Mappings(Map.of("20", "1", "10", "2", "8.5", "4", "0", "0"));

    @Test
    void neverPriced() throws IOException {
        assertThat(held(file("never-priced"), 1))
                .isEqualTo("CASE-NEW0 has no price at level 1 yet: give it one in Dolibarr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HT", "TTC"})
    void neverPricedIsNotAZeroThatSomebodyTyped(String base) throws IOException {
        ObjectNode typed = file("never-priced");
        level(typed, "multiprices_base_type", base);
        assertThat(ready(typed, 1).price()).isZero();
    }

    @Test
    void neverPricedWithoutLevels() throws IOException {
        ObjectNode plain = withoutLevels(file("never-priced"));
        assertThat(held(plain, 1)).isEqualTo("CASE-NEW0 has no price yet: give it one in Dolibarr");
        plain.put("price_base_type", "HT");
        assertThat(ready(plain, 0).price()).isZero();
    }

    @Test
    void neverPricedLevelsDoNotTakeThePlainPrice() throws IOException {
        ObjectNode product = file("never-priced");
        product.put("price", "10.00000000")
                .put("price_ttc", "12.00000000")
                .put("price_base_type", "HT");
        assertThat(held(product, 1)).contains("has no price at level 1 yet");
        assertThat(held(product, 2)).contains("has no price at level 2 yet");
        level(product, "multiprices", null);
        assertThat(held(product, 1)).contains("has no price at level 1 yet");
    }

    @Test
    void levelVatZero() throws IOException {
        ProductOffer offer = ready(file("level-vat-zero"), 1);
        assertThat(offer.price()).isEqualByComparingTo("77");
        assertThat(offer.taxRulesGroup()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"20.0000 (A1)\"", "0", "\"5.5000\"", "{}"})
    void levelVatIsIgnoredWhateverItIs(String rate) throws IOException {
        ObjectNode product = file("level-vat-zero");
        ((ObjectNode) product.path("multiprices_tva_tx")).set("1", JSON.readTree(rate));
        assertThat(ready(product, 1).taxRulesGroup()).isEqualTo("1");
    }

    @Test
    void levelSavedUnderAnotherVatIsHeld() throws IOException {
        // after PUT {"tva_tx":10} Dolibarr invoices 110 and still shows 120
        ObjectNode product = file("level-vat-zero").put("tva_tx", "10.0000");
        level(product, "multiprices", "100.00000000");
        level(product, "multiprices_ttc", "120.00000000");
        level(product, "multiprices_tva_tx", "20.0000");
        assertThat(held(product, 1))
                .isEqualTo(
                        "CASE-IMPORT-VAT0 costs 100.00 without and 120.00 with tax at level 1 in Dolibarr, but its VAT of 10 % makes 110.00: save its price again there");
    }

    @Test
    void vatNpr() throws IOException {
        assertThat(held(file("vat-npr"), 1))
                .startsWith(
                        "CASE-NPR costs 10.00 without and 10.00 with tax at level 1 in Dolibarr, but its VAT of 8.5 % makes 10.85: save its price again there; with VAT that is not collected (NPR)");
        assertThat(held(withoutLevels(file("vat-npr")), 0))
                .startsWith("CASE-NPR costs 10.00 without and 10.00 with tax in Dolibarr");
    }

    @Test
    void vatNprAtZeroPercentIsWhatTheCustomerPays() throws IOException {
        ProductOffer offer = ready(file("vat-npr").put("tva_tx", "0.0000"), 1);
        assertThat(offer.price()).isEqualByComparingTo("10");
        assertThat(offer.taxRulesGroup()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "10.00000000,13.00000000,10.00,13.00,12.00",
        "0.00000000,12.00000000,0.00,12.00,0.00",
        "10.00000000,0.00000000,10.00,0.00,12.00",
        "10.00000000,12.01100000,10.00,12.01,12.00",
        "1000000000.00000000,1e9,1000000000.00,1000000000.00,1200000000.00"
    })
    void contradictions(String ht, String ttc, String without, String with, String made)
            throws IOException {
        ObjectNode product = file("level-vat-zero");
        level(product, "multiprices", ht);
        level(product, "multiprices_ttc", ttc);
        assertThat(held(product, 1))
                .startsWith(
                        "CASE-IMPORT-VAT0 costs %s without and %s with tax at level 1 in Dolibarr, but its VAT of 20 %% makes %s: "
                                .formatted(without, with, made));
    }

    @ParameterizedTest
    @CsvSource({"8.33,9.99,8.325", "8.32500000,9.99000000,8.325", "10,12.01,10.008333"})
    void roundedByACentIsNoContradiction(String ht, String ttc, String sent) throws IOException {
        ObjectNode product = file("level-vat-zero");
        level(product, "multiprices", ht);
        level(product, "multiprices_ttc", ttc);
        assertThat(ready(product, 1).price()).isEqualByComparingTo(sent);
    }

    @Test
    void dynamicPrice() throws IOException {
        assertThat(ready(withoutLevels(file("dynamic-price")), 0).price())
                .isEqualByComparingTo("57.5");
        assertThat(ready(file("dynamic-price"), 1).price()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource({"57.5,69,57.5", "57.5,69.00000000000001,57.5", "1.0E-5,1.2E-5,0.00001", "0,0,0"})
    void dynamicPriceIsReadLikeTheTextOfItsNumber(String ht, String ttc, BigDecimal sent)
            throws IOException {
        ObjectNode product = withoutLevels(file("dynamic-price"));
        product.set("price", JSON.readTree(ht));
        product.set("price_ttc", JSON.readTree(ttc));
        assertThat(ready(product, 0).price()).isEqualByComparingTo(sent);
    }

    @Test
    void everyAmountAndRateMayBeANumber() throws IOException {
        ObjectNode product = withoutLevels(file("dynamic-price"));
        product.put("tva_tx", 20).put("weight", 1.5).put("weight_units", 0);
        product.put("width", 12).put("width_units", -2);
        ProductOffer offer = ready(product, 0);
        assertThat(offer.weight().orElseThrow()).isEqualByComparingTo("1.5");
        assertThat(offer.width().orElseThrow()).isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-69", "1e99", "1e11", "true", "{}", "\"NAN\"", "\"1,50\"", "\"INF\""})
    void whatIsNoAmountIsRefusedWithItsName(String ttc) throws IOException {
        ObjectNode product = withoutLevels(file("dynamic-price"));
        product.set("price_ttc", JSON.readTree(ttc));
        assertThat(((Offer.Unreadable) offer(product, 0)).sentence())
                .startsWith("product/CASE-DYNPRICE has a field price_ttc that is not an amount: ");
    }

    private static String held(ObjectNode product, int level) {
        Offer offer = offer(product, level);
        assertThat(offer).isInstanceOf(Offer.Withheld.class);
        return ((Offer.Withheld) offer).reason();
    }

    private static ProductOffer ready(ObjectNode product, int level) {
        Offer offer = offer(product, level);
        assertThat(offer).isInstanceOf(Offer.Ready.class);
        return ((Offer.Ready) offer).product();
    }

    private static Offer offer(ObjectNode product, int level) {
        return new ProductOffers()
                .candidates(
                        List.of(Samples.claimed("900")),
                        new DolibarrProducts().products(JSON.createArrayNode().add(product)),
                        Samples.policy(
                                false,
                                false,
                                level == 0 ? OptionalInt.empty() : OptionalInt.of(level)),
                        FRENCH)
                .get(0)
                .offer();
    }

    private static ObjectNode file(String name) throws IOException {
        JsonNode page =
                JSON.readTree(PriceCasesTest.class.getResource("/cases/product-" + name + ".json"));
        return (ObjectNode) page.get(0);
    }

    private static void level(ObjectNode product, String map, String value) {
        ((ObjectNode) product.path(map)).put("1", value);
    }

    /** As Dolibarr answers it with price levels off. */
    private static ObjectNode withoutLevels(ObjectNode product) {
        for (String map :
                List.of(
                        "multiprices",
                        "multiprices_ttc",
                        "multiprices_base_type",
                        "multiprices_tva_tx")) {
            product.putArray(map);
        }
        return product;
    }
}
