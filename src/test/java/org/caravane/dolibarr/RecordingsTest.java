package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.caravane.model.Barcode;
import org.caravane.model.Price;
import org.caravane.model.Product;
import org.caravane.model.ProductText;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that real instances answered; skipped where the recordings are not at hand. */
class RecordingsTest {
    private static final Path RECORDINGS = Path.of("../shared/contracts/dolibarr");

    private final DolibarrProducts unit = new DolibarrProducts();

    @BeforeEach
    void needsTheRecordings() {
        Assumptions.assumeThat(RECORDINGS).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23", "19"})
    void readsEveryWholeProduct(String version) throws IOException {
        int read = 0;
        for (JsonNode record : wholeProducts(version)) {
            assertThat(unit.products(Answers.page(record)))
                    .allMatch(Reading.Read.class::isInstance, "readable: " + record.path("ref"));
            read++;
        }
        assertThat(read).isGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23", "19"})
    void classifiesEveryRecordedAnswer(String version) throws IOException {
        for (JsonNode recording : recordings(version)) {
            JsonNode response = recording.path("response");
            JsonNode body = response.path("body");
            String type = response.path("headers").path("content-type").asText("");
            int status = response.path("status").asInt();
            boolean answer = status == 200 && type.startsWith("application/json");
            boolean passes = true;
            try {
                new DolibarrAnswers()
                        .require(
                                status,
                                type,
                                body.isTextual() ? body.asText() : body.toString(),
                                "products");
            } catch (DolibarrRefused | DolibarrUnavailable e) {
                passes = false;
                assertThat(e.getMessage()).doesNotContain(".php:", "dolikey", "<b>");
            }
            assertThat(passes).as("%s", recording.path("request")).isEqualTo(answer);
        }
    }

    @Test
    void readsPriceLevelsAndUnits() throws IOException {
        Product product = product("23/17-product-full.json");

        assertThat(product.ref()).isEqualTo("COUT-OFF-12");
        assertThat(product.born()).isEqualTo("1795429589");
        assertThat(product.onSale()).isTrue();
        assertThat(product.weight()).contains(new BigDecimal("0.085"));
        assertThat(product.depth()).contains(new BigDecimal("23"));
        assertThat(product.width()).contains(new BigDecimal("3"));
        assertThat(product.height()).contains(new BigDecimal("2"));
        assertThat(product.barcode()).contains(new Barcode(Barcode.Kind.EAN13, "3760123450010"));
        assertThat(product.prices().levels()).containsOnlyKeys(1, 2, 3);
        assertThat(product.prices().levels().get(2))
                .isEqualTo(
                        new Price(
                                new BigDecimal("17.6375"),
                                new BigDecimal("21.165"),
                                Price.Base.INCLUDING_TAX,
                                new BigDecimal("20")));
    }

    @Test
    void readsTheFirstLevelOnlyOfAVersion19ProductPricedOnce() throws IOException {
        Product product = product("19/10-product-full.json");

        assertThat(product.born()).isEqualTo("2026-11-23 10:32:38");
        assertThat(product.prices().levels()).containsOnlyKeys(1);
        assertThat(product.prices().levels().get(1).vatRate()).isEqualTo("20");
    }

    @Test
    void readsReducedVatAndIsbn() throws IOException {
        Product product = product("23/24-product-isbn-extrafields.json");

        assertThat(product.vatRate()).isEqualTo("5.5");
        assertThat(product.weight()).contains(new BigDecimal("1.25"));
        assertThat(product.barcode()).contains(new Barcode(Barcode.Kind.ISBN, "9782012345676"));
    }

    @Test
    void readsMillimetresAndUpcAndKeepsEntitiesInDescriptions() throws IOException {
        Product product = product("23/25-product-upc-mm.json");

        assertThat(product.depth()).contains(new BigDecimal("10"));
        assertThat(product.height()).contains(new BigDecimal("26"));
        assertThat(product.barcode()).contains(new Barcode(Barcode.Kind.UPC, "712345670014"));
        assertThat(product.text().description())
                .isEqualTo("Verre soufflé bouche &amp; bouchon liège.");
        assertThat(product("23/29-product-special-chars.json").text().label())
                .isEqualTo("Produit accentué « été »");
    }

    @Test
    void readsAProductWithPriceLevelsOff() throws IOException {
        Product product = product("23/143-product-multiprices-disabled.json");

        assertThat(product.prices().levels()).isEmpty();
        assertThat(product.prices().plain())
                .contains(
                        new Price(
                                new BigDecimal("34.41667"),
                                new BigDecimal("41.3"),
                                Price.Base.INCLUDING_TAX,
                                new BigDecimal("20")));
    }

    @Test
    void readsTranslations() throws IOException {
        assertThat(product("23/144-product-multilangs-includetrans.json").translations())
                .isEqualTo(
                        Map.of(
                                "en_US",
                                new ProductText("Round vase 1795430646", "EN desc", ""),
                                "fr_FR",
                                new ProductText("Vase rond", "Fin de série.", "")));
    }

    @Test
    void readsStocks() throws IOException {
        assertThat(unit.stocks(body("23/36-products-includestockdata.json")))
                .contains(
                        new Reading.Read<>(
                                "1",
                                new Stock(
                                        "1",
                                        "COUT-OFF-12",
                                        Optional.of(new BigDecimal("50")),
                                        Map.of(
                                                "1",
                                                new BigDecimal("38"),
                                                "2",
                                                new BigDecimal("12")))));
        assertThat(unit.stocks(Answers.page(body("23/18-product-stockdata.json"))))
                .containsExactly(
                        new Reading.Read<>(
                                "1",
                                new Stock(
                                        "1",
                                        "COUT-OFF-12",
                                        "1795429589",
                                        Optional.of(new BigDecimal("50")),
                                        Map.of(
                                                "1",
                                                new BigDecimal("38"),
                                                "2",
                                                new BigDecimal("12")))));
        assertThat(unit.stocks(Answers.page(body("23/26-product-service.json"))))
                .allMatch(Reading.Read.class::isInstance);
        assertThatThrownBy(
                        () ->
                                unit.stocks(
                                        Answers.page(
                                                body(
                                                        "23/138-user-without-stock-right-product"
                                                                + ".json"))))
                .isInstanceOf(MissingRight.class);
    }

    @Test
    void readsIdsWarehousesAndClocks() throws IOException {
        assertThat(unit.ids(body("23/37-products-ids-only.json")))
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(new Warehouses().read(body("23/79-warehouses.json"), List.of())).hasSize(3);
        assertThat(new Warehouses().read(body("19/72-warehouses.json"), List.of()))
                .allMatch(warehouse -> warehouse.open());
        assertThat(DatabaseClock.databaseMinusPhp(body("23/77-stockmovements.json")))
                .contains(Duration.ofHours(-1));
        assertThat(DatabaseClock.databaseMinusPhp(body("19/70-stockmovements.json")))
                .contains(Duration.ZERO);
    }

    private Product product(String file) throws IOException {
        Reading<Product> reading = unit.products(Answers.page(body(file))).get(0);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read<Product>) reading).value();
    }

    private static JsonNode body(String file) throws IOException {
        return Answers.JSON
                .readTree(RECORDINGS.resolve(file).toFile())
                .path("response")
                .path("body");
    }

    private static List<JsonNode> wholeProducts(String version) throws IOException {
        return recordings(version).stream()
                .filter(r -> r.at("/request/method").asText().equals("GET"))
                .filter(r -> r.at("/request/path").asText().matches(".*/products(?!/attributes).*"))
                .map(r -> r.at("/response/body"))
                .flatMap(
                        b ->
                                b.isArray()
                                        ? Stream.iterate(0, i -> i < b.size(), i -> i + 1)
                                                .map(b::get)
                                        : Stream.of(b))
                .filter(r -> r.has("id") && r.has("ref") && r.has("tva_tx") && r.has("weight"))
                .toList();
    }

    private static List<JsonNode> recordings(String version) throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS.resolve(version))) {
            List<Path> paths =
                    files.filter(f -> f.getFileName().toString().matches("[0-9].*\\.json"))
                            .sorted()
                            .toList();
            List<JsonNode> recordings = new ArrayList<>();
            for (Path path : paths) {
                recordings.add(Answers.JSON.readTree(path.toFile()));
            }
            return recordings;
        }
    }
}
