package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.model.Candidate;
import org.caravane.model.Samples;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Wanted;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ShopLimits;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.caravane.sync.Mappings;
import org.caravane.sync.ProductOffers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, barcodes and references that arrived wrongly or not at all, with what is right. */
class TextCasesTest {
    private static final List<ShopLanguage> BRITISH =
            List.of(new ShopLanguage(1, "en_GB", false), new ShopLanguage(2, "fr_FR", true));

    @Test
    void shortDescriptionLimit160() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.configure("PS_PRODUCT_SHORT_DESC_LIMIT", "160");
            scene.product("LONG", "9.90", Map.of("description", "mot ".repeat(100).strip()));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("LONG").fields().get("description_short/2"))
                    .isEqualTo("mot ".repeat(40).strip());
            assertThat(warnings(scene))
                    .contains(
                            "the short description has 399 characters: the shop shows the first 160 at most");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "unlimited", ""})
    void shortDescriptionLimitThatCannotBeTrue(String told) throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.configure("PS_PRODUCT_SHORT_DESC_LIMIT", told);
            scene.product("LONG", "9.90", Map.of("description", "mot ".repeat(400)));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("LONG").fields().get("description_short/2")).hasSize(799);
        }
    }

    @Test
    void shortDescriptionLimitRaisedLetsTagsAndEntitiesCountAsTheShopCountsThem()
            throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.configure("PS_PRODUCT_SHORT_DESC_LIMIT", "160");
            String styled =
                    "<p style=\"text-align:center\">" + "a &amp; b ".repeat(14) + "</p>\n<p>x</p>";
            scene.product("STYLED", "9.90", Map.of("description", styled));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("STYLED").fields().get("description_short/2"))
                    .startsWith("<p style=\"text-align:center;\">a &amp; b")
                    .endsWith("<p>x</p>");
        }
    }

    @Test
    void aShopWithoutASynopsisIsWrittenToAllTheSame() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.setup().hideSynopsis(true);
            scene.product("REF-01", "9.90");

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            scene.inShop("REF-01");
        }
    }

    @Test
    void barcodeWithoutType() throws IOException {
        assertThat(wanted("barcode-without-type").values().get("ean13")).contains("3760123450010");
    }

    @Test
    void barcodeSpaces() throws IOException {
        assertThat(wanted("barcode-spaces").values().get("ean13")).contains("3760123450010");
    }

    @Test
    void barcodesByFormArrive() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("BY-FORM", "9.90", Map.of("barcode", "3 760123 450010"));
            scene.product("NBSP", "9.90", barcode("96385074\u00A0", "12"));
            scene.product("LOST", "9.90", barcode("36000291452", "3"));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("BY-FORM").fields()).containsEntry("ean13", "3760123450010");
            assertThat(scene.inShop("NBSP").fields()).containsEntry("ean13", "96385074");
            assertThat(scene.inShop("LOST").fields()).containsEntry("upc", "036000291452");
        }
    }

    @Test
    void aGtin14StaysOutOfAShopThatTakes13Digits() throws IOException {
        Candidate read =
                candidate(file("barcode-without-type", "\"3760123450010\"", "\"13760123450017\""));

        assertThat(wanted(read, ShopLimits.DEFAULTS).values().get("ean13")).isEmpty();
        assertThat(wanted(read, ShopLimits.DEFAULTS).warnings())
                .containsExactly(
                        "the barcode 13760123450017 has 14 digits, and this shop takes 13: the shop's stays");
        assertThat(
                        wanted(read, new ShopLimits(128, 64, 800, 14, false, false))
                                .values()
                                .get("ean13"))
                .contains("13760123450017");
    }

    @Test
    void translationOtherRegion() throws IOException {
        Wanted wanted = wanted("translation-other-region");

        assertThat(wanted.texts().values())
                .containsEntry("name/1", "Kettle")
                .containsEntry("description_short/1", "One litre")
                .containsEntry("name/2", "Bouilloire");
        assertThat(
                        new ProductFields()
                                .standIns(
                                        List.of(
                                                candidate(
                                                        file("translation-other-region", "", ""))),
                                        BRITISH))
                .containsExactly("en-GB reads en_US");
    }

    @Test
    void caseSlash() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long inShop = scene.shop.addProduct(Map.of("reference", "CASE/SLASH 01"));
            long ours = scene.product("CASE/SLASH 01", "9.90");
            assertThat(scene.dolibarr.refs()).contains("CASE_SLASH_01");

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(scene.shop.products()).hasSize(1);
            assertThat(scene.stored("select cause, sentence from dead_letter"))
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(letter.values().toString())
                                            .contains("reference-differs")
                                            .contains("product " + ours + " has")
                                            .contains("CASE/SLASH 01 (id " + inShop + ")"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ÉTÉ/37", "A--B 1", "B'C:D"})
    void otherReferencesThatDolibarrChanges(String typed) throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.addProduct(Map.of("reference", typed));
            scene.product(typed, "9.90");

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(scene.shop.products()).hasSize(1);
        }
    }

    @Test
    void anUnderscoreAloneIsNoLikeness() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.addProduct(Map.of("reference", "CASEXSLASH 01"));
            scene.product("CASE_SLASH_01", "9.90");

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            scene.inShop("CASE_SLASH_01");
        }
    }

    @Test
    void lookingForChangedReferencesCostsOneRequestAClaim() throws InterruptedException {
        assertThat(requests("WITH_%03d") - requests("WITHOUT-%03d")).isEqualTo(1);
    }

    private static long requests(String form) throws InterruptedException {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < 100; i++) {
                scene.product(form.formatted(i), "9.90");
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.shop.products()).hasSize(100);
            return scene.shop.requests("GET", "products");
        }
    }

    @Test
    void adoptedState0() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.addProduct(Map.of("reference", "LEFT-01", "state", "0"));
            scene.shop.addProduct(Map.of("reference", "LISTED-01", "state", "1"));
            scene.product("LEFT-01", "9.90");
            scene.product("LISTED-01", "9.90");

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("LEFT-01").fields()).containsEntry("state", "1");
            assertThat(scene.inShop("LISTED-01").fields()).containsEntry("state", "1");
            scene.shop.forgetRequests();
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.shop.requests("write")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "𠮷野家,ye-jia",
        "Filtre 5 µm,filtre-5-um",
        "佐々木,zuo-zuo-mu",
        "ລາວ,SLUG-01",
        "日本茶,ri-ben-cha",
        "شاي,shay",
    })
    void namesWhoseAddressTheShopCannotMake(String name, String slug) throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("SLUG-01", "9.90", Map.of("label", name));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            ShopProduct made = scene.inShop("SLUG-01");
            assertThat(made.fields())
                    .containsEntry("name/2", name)
                    .containsEntry("link_rewrite/1", slug)
                    .containsEntry("link_rewrite/2", slug);
        }
    }

    @Test
    void anAddressThatIsThereStays() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.set("shop.main.update-labels", "true");
            long id = scene.product("SLUG-01", "9.90", Map.of("label", "Chaise"));
            scene.once();
            scene.dolibarr.changeProduct(id, Map.of("label", "𠮷野家"));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("SLUG-01").fields())
                    .containsEntry("name/2", "𠮷野家")
                    .containsEntry("link_rewrite/1", "chaise")
                    .containsEntry("link_rewrite/2", "chaise");
        }
    }

    private static Map<String, Object> barcode(String value, String type) {
        return Map.of("barcode", value, "barcode_type", type);
    }

    private static String warnings(Scene scene) {
        return scene.stored("select * from verdict").toString();
    }

    private static Wanted wanted(String name) throws IOException {
        return wanted(candidate(file(name, "", "")), ShopLimits.DEFAULTS);
    }

    private static Wanted wanted(Candidate candidate, ShopLimits limits) {
        return new ProductFields()
                .want(List.of(candidate), BRITISH, limits)
                .get(0)
                .wanted()
                .orElseThrow();
    }

    private static Candidate candidate(JsonNode answer) {
        return new ProductOffers()
                .candidates(
                        List.of(Samples.claimed("900")),
                        new DolibarrProducts().products(answer),
                        Samples.policy(false, false, java.util.OptionalInt.of(1)),
                        new Mappings(Map.of("20", "1")))
                .get(0);
    }

    private static JsonNode file(String name, String from, String to) throws IOException {
        try (var in = TextCasesTest.class.getResourceAsStream("/cases/product-" + name + ".json")) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new ObjectMapper().readTree(from.isEmpty() ? text : text.replace(from, to));
        }
    }
}
