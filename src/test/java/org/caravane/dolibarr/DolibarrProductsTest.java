package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Barcode;
import org.caravane.model.Price;
import org.caravane.model.Prices;
import org.caravane.model.Product;
import org.caravane.model.ProductText;
import org.caravane.model.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DolibarrProductsTest {
    private final DolibarrProducts unit = new DolibarrProducts();

    @Test
    void readsAWholeProduct() {
        assertThat(unit.products(Answers.resource("23/products.json")).get(0))
                .isEqualTo(
                        new Reading.Read<>(
                                "7",
                                new Product(
                                        "7",
                                        "CHAIR-01",
                                        "1760000000",
                                        true,
                                        new ProductText(
                                                "Oak chair",
                                                "Solid oak.\nMade in Jura.",
                                                "<p>Sit &amp; rest</p>"),
                                        Map.of(
                                                "fr_FR",
                                                new ProductText(
                                                        "Chaise en chêne", "Chêne massif.", "")),
                                        new Prices(
                                                price("80", "96", Price.Base.INCLUDING_TAX, "20"),
                                                Map.of(
                                                        1,
                                                        price(
                                                                        "100",
                                                                        "120",
                                                                        Price.Base.INCLUDING_TAX,
                                                                        "20")
                                                                .orElseThrow(),
                                                        2,
                                                        price(
                                                                        "90",
                                                                        "94.95",
                                                                        Price.Base.EXCLUDING_TAX,
                                                                        "20")
                                                                .orElseThrow())),
                                        new BigDecimal("20"),
                                        Optional.of(new BigDecimal("4.5")),
                                        Optional.of(new BigDecimal("45")),
                                        Optional.empty(),
                                        Optional.of(new BigDecimal("52")),
                                        Optional.of(
                                                new Barcode(
                                                        Barcode.Kind.EAN13, "4006381333931")))));
    }

    @Test
    void parksAProductWithoutVatRateAndKeepsTheRestOfThePage() {
        List<Reading<Product>> readings = unit.products(Answers.resource("23/products.json"));

        assertThat(readings).hasSize(2);
        assertThat(readings.get(1))
                .isEqualTo(
                        new Reading.Unreadable<Product>("8", "product/CHAIR-02 has no VAT rate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"''", "'x'", "'-1'", "'100.01'", "'NaN'", "-20", "101", "{}", "[]", "true"})
    void refusesAVatRateThatIsNotFromZeroToHundred(String rate) {
        assertThat(refusal(with("tva_tx", rate)))
                .startsWith("product/CHAIR-01 has no VAT rate from 0 to 100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "price|'-1'|has a field price that is not an amount: \"-1\"",
                "price|'10000000000.01'|has a field price that is not an amount",
                "price|-12.5|has a field price that is not an amount: \"-12.5\"",
                "price|1e99|has a field price that is not an amount: \"1.0E99\"",
                "price_ttc|true|has a field price_ttc that is not an amount: \"true\"",
                "price|'1e99'|has a field price that is not an amount",
                "price_ttc|{}|has a field price_ttc that is not an amount: a structure",
                "multiprices|['1']|has a field multiprices of another shape than expected",
                "multiprices|{'x':'1'}|has a price level that is not a number",
                "multiprices_ttc|{'1':'Infinity'}|has a field multiprices_ttc.1 that is not",
                "weight_units|'42'|has a weight in the unknown unit 42",
                "weight_units|null|has a weight without a unit",
                "width_units|'3'|has a dimension in the unknown unit 3",
                "weight|'-0.5'|has a field weight that is not an amount",
                "status|null|has no sale status (0 or 1)",
                "status|'2'|has no sale status (0 or 1)",
                "label|{'a':1}|has a field label that is not text: a structure",
                "description|12|has a field description that is not text: \"12\"",
                "barcode|4006381333931|has a field barcode that is not text",
                "date_creation|[]|has a field date_creation that is not text",
                "multilangs|'x'|has a field multilangs of another shape than expected",
                "multilangs|{'en_US':'x'}|has an unreadable translation",
                "multilangs|{'<b>':{}}|has an unreadable translation",
            })
    void refusesHostileFieldsWithASentence(String field, String value, String sentence) {
        assertThat(refusal(with(field, value))).startsWith("product/CHAIR-01 " + sentence);
    }

    @Test
    void namesARecordByItsRefElseItsIdElseItsPlace() {
        assertThat(refusal(with("ref", "''"))).isEqualTo("product/7 has no reference");
        assertThat(refusal(with("id", "'0'"))).isEqualTo("product/CHAIR-01 has no id");
        ObjectNode nameless = with("id", "-3");
        nameless.remove("ref");
        assertThat(refusal(nameless)).isEqualTo("product number 1 of the page has no id");
        assertThat(unit.products(Answers.json("['x']")))
                .containsExactly(
                        new Reading.Unreadable<>(
                                "", "product number 1 of the page is not a record"));
    }

    @Test
    void shortensWhatItQuotes() {
        ObjectNode product = with("tva_tx", "'" + "9".repeat(100_000) + "'");
        product.put("ref", "R".repeat(100_000));

        assertThat(refusal(product)).hasSizeLessThan(200);
    }

    @Test
    void readsAProductWhoseOptionalFieldsAreAbsent() {
        ObjectNode product =
                Answers.product()
                        .retain(
                                List.of(
                                        "id",
                                        "ref",
                                        "status",
                                        "tva_tx",
                                        "multiprices_ttc",
                                        "price"));

        Product read = read(product);

        assertThat(read.text()).isEqualTo(new ProductText("", "", ""));
        assertThat(read.born()).isEmpty();
        assertThat(read.prices()).isEqualTo(new Prices(Optional.empty(), Map.of()));
        assertThat(read.weight()).isEmpty();
        assertThat(read.barcode()).isEmpty();
        assertThat(read.translations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{}"})
    void takesPriceLevelsOffForNoLevel(String multiprices) {
        assertThat(read(with("multiprices", multiprices)).prices().levels()).isEmpty();
    }

    @Test
    void takesTheProductsRateForEveryPriceLevel() {
        ObjectNode product = with("multiprices_tva_tx", "{'1':'5.5000 (A1)','2':'0.0000'}");

        Map<Integer, Price> levels = read(product).prices().levels();

        assertThat(levels.get(1).vatRate()).isEqualTo("20");
        assertThat(levels.get(2).vatRate()).isEqualTo("20");
    }

    @Test
    void readsARateWithItsCode() {
        assertThat(read(with("tva_tx", "'5.5000 (A1)'")).vatRate()).isEqualTo("5.5");
    }

    @Test
    void takesAnUnknownBaseForExcludingTax() {
        assertThat(read(with("price_base_type", "'?'")).prices().plain().orElseThrow().base())
                .isEqualTo(Price.Base.EXCLUDING_TAX);
    }

    @ParameterizedTest
    @CsvSource({
        "1,EAN8",
        "2,EAN13",
        "3,UPC",
        "4,ISBN",
        "6,OTHER",
        "null,UNKNOWN",
        "9,UNKNOWN",
        "0,UNKNOWN"
    })
    void readsTheKindOfABarcode(String type, Barcode.Kind kind) {
        String json = type.equals("null") ? type : "'" + type + "'";
        assertThat(read(with("barcode_type", json)).barcode().orElseThrow().kind()).isEqualTo(kind);
    }

    @Test
    void takesABlankBarcodeAndAZeroWeightForNone() {
        assertThat(read(with("barcode", "'  '")).barcode()).isEmpty();
        assertThat(read(with("weight", "'0'")).weight()).isEmpty();
    }

    @Test
    void refusesAPageThatIsNotAList() {
        assertThatThrownBy(() -> unit.products(Answers.json("{'error':{'code':500}}")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageStartingWith("Dolibarr answered something else than a list of products");
        assertThatThrownBy(() -> unit.ids(Answers.json("null")))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void readsIdsSentAsTextOrAsNumbers() {
        assertThat(unit.ids(Answers.json("['1',2,'30']"))).containsExactly("1", "2", "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['1',null]", "['-1']", "[1.5]", "[{'id':'1'}]", "['']", "[0]"})
    void refusesAListOfIdsWithAnythingElse(String page) {
        assertThatThrownBy(() -> unit.ids(Answers.json(page)))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageStartingWith("Dolibarr listed a product id that is not a number");
    }

    private static Optional<Price> price(String ht, String ttc, Price.Base base, String rate) {
        return Optional.of(
                new Price(new BigDecimal(ht), new BigDecimal(ttc), base, new BigDecimal(rate)));
    }

    private static ObjectNode with(String field, String json) {
        return Answers.product().set(field, Answers.json(json));
    }

    private Product read(ObjectNode product) {
        Reading<Product> reading = unit.products(Answers.page(product)).get(0);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read<Product>) reading).value();
    }

    private String refusal(ObjectNode product) {
        Reading<Product> reading = unit.products(Answers.page(product)).get(0);
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable<Product>) reading).sentence();
    }
}
