package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caravane.model.Samples.link;
import static org.caravane.model.Samples.linked;
import static org.caravane.model.Samples.update;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.caravane.model.Batch;
import org.caravane.model.FieldValues;
import org.caravane.model.Known;
import org.caravane.model.StockRow;
import org.junit.jupiter.api.Test;

class StockWritesTest {
    private static final Known KNOWN = linked(link(78, "CHAIR-01"), Map.of("quantity", "3"));

    private final StockWrites unit = new StockWrites();
    private final JsonNode rows = Xml.read(Xml.resource("stock_availables.xml"));

    @Test
    void patchesTheQuantityOfARowById() {
        assertThat(Xml.written(unit.document(batch("4"), Map.of(), true)))
                .endsWith(
                        "<prestashop><stock_available><id>78</id><quantity>4</quantity>"
                                + "</stock_available></prestashop>");
    }

    @Test
    void putsARowBackInItsShop() {
        assertThat(Xml.read(Xml.written(unit.document(batch("-4"), unit.byId(rows), false))))
                .isEqualTo(
                        Xml.inside(
                                "<stock_available><id>78</id><id_product>7</id_product>"
                                        + "<id_product_attribute>0</id_product_attribute>"
                                        + "<id_shop>2</id_shop><id_shop_group>0</id_shop_group>"
                                        + "<depends_on_stock>0</depends_on_stock>"
                                        + "<out_of_stock>2</out_of_stock><location/><quantity>-4</quantity>"
                                        + "</stock_available>"));
    }

    @Test
    void readsRowsOfProductsAndOfCombinations() {
        List<StockRow> read = unit.more(List.of(new StockRow(1, 1, 0, 1)), rows);

        assertThat(read)
                .containsExactly(
                        new StockRow(1, 1, 0, 1),
                        new StockRow(78, 7, 0, 2),
                        new StockRow(79, 7, 12, 0));
        assertThat(unit.more(unit.noRows(), Xml.inside("<stock_availables/>"))).isEmpty();
    }

    @Test
    void asksForAsManyProductsAsFitARequestLine() {
        List<String> filters = unit.filters(LongStream.range(0, 601).boxed().toList());

        assertThat(filters).hasSize(3).last().isEqualTo("600");
        assertThat(filters.get(0)).startsWith("0%7C1%7C2%7C").endsWith("%7C299");
        assertThat(filters).allMatch(filter -> filter.length() < 7000);
        assertThat(unit.filters(List.of())).isEmpty();
    }

    @Test
    void remembersTheQuantityThatArrived() {
        assertThat(
                        unit.answered(
                                        batch("4"),
                                        Xml.inside(
                                                "<stock_available><id>78</id></stock_available>"))
                                .get(0)
                                .sent())
                .contains(FieldValues.of(Map.of("quantity", "4")));
        assertThat(unit.ids(batch("4"))).isEqualTo("78");
    }

    @Test
    void doubtsAnAnswerThatIsShortOfARow() {
        assertThatThrownBy(() -> unit.answered(batch("4"), Xml.inside("")))
                .isInstanceOf(ShopDoubt.class)
                .hasMessage("The shop answered for 0 stock rows of 1");
    }

    @Test
    void tellsARowThatBelongsToAnotherProductThanTheOneThatWasLinked() {
        Known known =
                new Known(
                        Optional.of(link(78, "CHAIR-01")),
                        FieldValues.NONE,
                        Optional.of(link(7, "CHAIR-01")),
                        false);
        Batch batch = new Batch(false, List.of(update(known, 78, Map.of("quantity", "4"))));

        assertThat(unit.strangers(batch, row("7"))).isEmpty();
        assertThat(unit.strangers(batch, row(""))).isEmpty();
        assertThat(unit.strangers(batch, row("9"))).contains("stock rows 78 (CHAIR-01)", "check");
        assertThat(unit.strangers(batch("4"), row("9"))).as("nothing to compare with").isEmpty();
    }

    private static JsonNode row(String product) {
        return Xml.inside(
                "<stock_available><id>78</id><id_product>%s</id_product></stock_available>"
                        .formatted(product));
    }

    private static Batch batch(String quantity) {
        return new Batch(false, List.of(update(KNOWN, 78, Map.of("quantity", quantity))));
    }
}
