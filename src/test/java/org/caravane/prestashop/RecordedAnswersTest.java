package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.caravane.model.Batch;
import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;
import org.caravane.model.Found;
import org.caravane.model.Outcome;
import org.caravane.model.Samples;
import org.caravane.model.StockRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real shops answered; skipped where the recordings are not at hand. */
class RecordedAnswersTest {
    @BeforeEach
    void needsTheRecordings() {
        Assumptions.assumeThat(Xml.RECORDINGS).isDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "001-auth-none-401,ENDPOINT",
        "003-auth-unknown-key-401,ENDPOINT",
        "004-auth-inactive-key-401,ENDPOINT",
        "extra/auth-bad-length-401,ENDPOINT",
        "extra/auth-key-without-permission-401,ENDPOINT",
        "006-root-restricted-key-json-500,ENDPOINT",
        "007-perm-method-not-allowed-405,ENDPOINT",
        "008-perm-resource-not-allowed-401,ENDPOINT",
        "010-stock-post-forbidden-405,ENDPOINT",
        "011-method-invalid-405,ENDPOINT",
        "012-webservice-disabled-503,ENDPOINT",
        "014-wrong-host-302,ENDPOINT",
        "extra/resource-unknown-400,ENDPOINT",
        "158-multi-get-product-bad-302,ENDPOINT",
        "extra/multi-patch-product-price-bad-302,ENDPOINT",
        "169-multi-key-without-shop-right-403,ENDPOINT",
        "016-malformed-xml-500,ITEM",
        "017-empty-body-500,ITEM",
        "018-json-body-500,ITEM",
        "019-display-unknown-field-500,ENDPOINT",
        "extra/multi-patch-product-price-badgroup-500,ITEM",
        "043-product-post-invalid-name-400,ITEM",
        "044-product-post-invalid-price-400,ITEM",
        "045-product-post-invalid-ean13-400,ITEM",
        "046-product-post-script-in-description-400,ITEM",
        "047-product-post-readonly-field-400,ITEM",
        "055-product-patch-readonly-400,ITEM",
        "056-product-patch-no-id-in-body-400,ITEM",
        "059-product-put-echo-of-get-400,ITEM",
        "060-product-put-echo-without-readonly-500,ITEM",
        "062-product-put-unknown-id-404,ITEM",
        "063-product-post-with-id-400,ITEM",
        "067-batch-product-post-second-invalid-400,ITEM",
        "069-batch-product-put-unknown-id-in-middle-404,ITEM",
        "071-batch-product-put-duplicate-id-400,ITEM",
        "077-batch-stock-put-unknown-id-404,ITEM",
        "079-stock-put-missing-required-400,ITEM",
        "081-stock-put-decimal-400,ITEM",
        "146-product-patch-unknown-association-400,ITEM",
        "extra/product-post-reference-too-long-400,ITEM",
        "163-multi-get-product-not-in-shop-404,ITEM",
        "041-product-post-minimal-price-only-500,DOUBT",
        "084-specific_price-post-duplicate-500,DOUBT",
        "100-order_history-post-unknown-state-500,DOUBT",
        "175-php-deprecation-turned-into-500-but-write-done-500,DOUBT",
    })
    void tellsWhatEachRefusalSpeaksOf(String file, FailureKind kind) {
        Throwable thrown = catchThrowable(() -> require("8.2.1/" + file + ".json"));

        assertThat(thrown).isInstanceOf(CaravaneException.class);
        assertThat(((CaravaneException) thrown).kind()).isEqualTo(kind);
        assertThat(thrown.getMessage()).hasSizeLessThan(600).doesNotContain("PSKEY", "&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.2.1", "8.2.1/extra", "8.0.5"})
    void letsEveryGoodAnswerInXmlPassAndNoOther(String folder) throws IOException {
        int passed = 0;
        for (Path file : files(folder)) {
            JsonNode response = Xml.JSON.readTree(file.toFile()).path("response");
            String type = response.at("/headers/content-type").asText("");
            String method = Xml.JSON.readTree(file.toFile()).at("/request/method").asText();
            int status = response.path("status").asInt();
            boolean good =
                    (status == 200 || status == 201)
                            && type.contains("xml")
                            && !method.equals("HEAD");
            Throwable thrown =
                    catchThrowable(() -> require(Xml.RECORDINGS.relativize(file).toString()));
            assertThat(thrown == null).as("%s: %s", file, thrown).isEqualTo(good);
            if (good) {
                assertThat(Xml.read(response.path("body").asText()).isObject()).isTrue();
                passed++;
            }
        }
        assertThat(passed).isGreaterThan(2);
    }

    @Test
    void findsProductsByReference() {
        assertThat(
                        new ProductLookup()
                                .more(
                                        List.of(),
                                        body("8.2.1/027-products-filter-reference-or-200.json")))
                .containsExactly(new Found(1, "demo_1"), new Found(2, "demo_3"));
        assertThat(
                        new ProductLookup()
                                .more(
                                        List.of(new Found(9, "x")),
                                        body("8.2.1/029-products-filter-empty-result-200.json")))
                .containsExactly(new Found(9, "x"));
    }

    @Test
    void takesIdsAndStockRowsFromABatchOfCreations() {
        Batch batch =
                new Batch(true, List.of(Samples.create("1", "B-1"), Samples.create("2", "B-2")));

        List<Outcome> outcomes =
                new ProductWrites()
                        .answered(
                                batch, body("8.2.1/066-batch-product-post-two-201.json"), "", true);

        assertThat(outcomes)
                .extracting(o -> o.link().orElseThrow().targetId())
                .containsExactly(39L, 40L);
        assertThat(outcomes.get(0).stockRow()).contains(78L);
    }

    @Test
    void readsStockRows() {
        assertThat(
                        new StockWrites()
                                .more(List.of(), body("8.2.1/038-stock-list-by-product-200.json")))
                .containsExactly(new StockRow(1, 1, 0, 1), new StockRow(20, 1, 1, 1));
    }

    @Test
    void echoesAWholeProductWithoutWhatTheShopRefusesBack() {
        JsonNode product = body("8.2.1/025-product-get-full-200.json").path("product");

        Map<String, Object> echoed = PutMerge.writable(product);

        assertThat(echoed)
                .doesNotContainKeys(
                        "manufacturer_name", "quantity", "position_in_category", "associations")
                .containsEntry("reference", "demo_1")
                .containsEntry("id_category_default", "4")
                .containsEntry("price", "23.900000")
                .containsEntry("mpn", "");
        assertThat(Xml.read(Xml.written(new ProductDocument(List.of(echoed)))).at("/product/name"))
                .isEqualTo(
                        Xml.read(
                                        "<p><name><language id=\"1\">Hummingbird printed t-shirt"
                                                + "</language><language id=\"2\">T-shirt imprimé"
                                                + " colibri</language></name></p>")
                                .path("name"));
    }

    @Test
    void refusesTheKeyOfARestrictedShopNamingWhatIsMissing() {
        Throwable thrown =
                catchThrowable(
                        () -> Capabilities.read(body("8.2.1/extra/root-restricted-key-200.json")));

        assertThat(thrown)
                .isInstanceOf(ShopUnavailable.class)
                .hasMessageContaining("GET configurations");
    }

    @Test
    void keepsWhatAPatchInOneLanguageWouldHaveEmptied() {
        JsonNode product = body("8.2.1/025-product-get-full-200.json").path("product");

        assertThat(LanguageMerge.texts(product.path("name")))
                .isEqualTo(Map.of(1, "Hummingbird printed t-shirt", 2, "T-shirt imprimé colibri"));
        assertThat(LanguageMerge.texts(product.path("meta_title"))).isEqualTo(Map.of(1, "", 2, ""));
    }

    private static void require(String file) throws IOException {
        JsonNode recording = Xml.JSON.readTree(Xml.RECORDINGS.resolve(file).toFile());
        JsonNode response = recording.path("response");
        new WebserviceAnswers()
                .require(
                        recording.at("/request/method").asText(),
                        response.path("status").asInt(),
                        response.at("/headers/content-type").textValue(),
                        response.path("body").textValue());
    }

    private static JsonNode body(String file) {
        return Xml.read(Xml.response(file).path("body").asText());
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Xml.RECORDINGS.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }
}
