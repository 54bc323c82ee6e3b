package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop tells of its limits is believed where it can be true. */
class ShopLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "160,160",
        "1,1",
        "8000,8000",
        "' 160 ',160",
        "160.5,160",
        "'160 characters',160",
        // what PrestaShop takes for no limit at all, and what nobody set
        "0,800",
        "-5,800",
        "'',800",
        "abc,800",
        "1000000000,800",
        "1e9,800",
        "99999999999999999999,800",
    })
    void readsTheLimitOfShortDescriptions(String told, int limit) {
        assertThat(of(Map.of("PS_PRODUCT_SHORT_DESC_LIMIT", told), null, null).summary())
                .isEqualTo(limit);
    }

    @Test
    void takesPrestashopsOwnWhereTheShopTellsNone() {
        assertThat(of(Map.of(), null, null)).isEqualTo(ShopLimits.DEFAULTS);
    }

    @Test
    void readsTheSynopsis() {
        ShopLimits limits = of(Map.of(), synopsis("255", "32", "13", "isEan13"), "8.2.1");

        assertThat(limits.name()).isEqualTo(255);
        assertThat(limits.reference()).isEqualTo(32);
        assertThat(limits.gtinDigits()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000", "1e9", "x", "", "3"})
    void doesNotBelieveLengthsThatCannotBeTrue(String told) {
        ShopLimits limits = of(Map.of(), synopsis(told, told, told, "isEan13"), "8.2.1");

        assertThat(limits).isEqualTo(ShopLimits.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({
        "9.0.0,14",
        "10.1.0,14",
        "8.2.1,13",
        "1.7.8.7,13",
        "'',13",
        "nonsense,13",
        "0,13",
    })
    void tellsByTheVersionWhetherAGtin14Fits(String version, int digits) {
        assertThat(of(Map.of(), null, version).gtinDigits()).isEqualTo(digits);
    }

    @Test
    void believesTheSynopsisMoreThanTheVersion() {
        assertThat(of(Map.of(), synopsis("128", "64", "14", "isGtin"), "8.2.1").gtinDigits())
                .isEqualTo(14);
        assertThat(of(Map.of(), synopsis("128", "64", "13", "isEan13"), "9.0.0").gtinDigits())
                .isEqualTo(13);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "<products/>",
                "<product/>",
                "<product>text</product>",
                "<product><name/></product>",
                "<products><product id=\"1\"/></products>",
                "<api><products/></api>",
                "<product><id>7</id><name><language id=\"1\">x</language></name></product>",
            })
    void takesAnythingElseForNoSynopsis(String answer) {
        JsonNode root = answer == null ? null : Xml.inside(answer);

        assertThat(ShopLimits.isSynopsis(root)).isFalse();
        assertThat(of(Map.of(), root, null)).isEqualTo(ShopLimits.DEFAULTS);
    }

    @Test
    void readsTheSwitches() {
        ShopLimits limits =
                of(
                        Map.of("PS_ALLOW_HTML_IFRAME", "1", "PS_ALLOW_ACCENTED_CHARS_URL", "1"),
                        null,
                        null);

        assertThat(limits.iframes()).isTrue();
        assertThat(limits.anyLetterInUrls()).isTrue();
    }

    private static ShopLimits of(Map<String, String> values, JsonNode synopsis, String version) {
        return ShopLimits.of(new ShopConfiguration(values), synopsis, version);
    }

    private static JsonNode synopsis(String name, String reference, String ean, String format) {
        return Xml.inside(
                ("<product><reference maxSize=\"%s\" format=\"isReference\"></reference>"
                                + "<ean13 maxSize=\"%s\" format=\"%s\"></ean13>"
                                + "<name maxSize=\"%s\" format=\"isCatalogName\"><language id=\"1\"/></name></product>")
                        .formatted(reference, ean, format, name));
    }
}
