package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DolibarrStocksTest {
    private final DolibarrProducts unit = new DolibarrProducts();

    @Test
    void readsQuantitiesByWarehouse() {
        assertThat(unit.stocks(Answers.resource("23/stocks.json")))
                .containsExactly(
                        stock("7", "CHAIR-01", "9", Map.of("1", decimal("10"), "4", decimal("2"))),
                        new Reading.Read<>(
                                "8", new Stock("8", "CHAIR-02", Optional.empty(), Map.of())),
                        stock("9", "ROPE-M", "-2.5", Map.of("1", decimal("-2.5"))),
                        stock("10", "GIFT-WRAP", "0", Map.of()));
    }

    @Test
    void neverTakesAMissingRightForAnEmptyStock() {
        assertThatThrownBy(() -> unit.stocks(Answers.json("[{'id':'7','ref':'CHAIR-01'}]")))
                .isInstanceOf(MissingRight.class)
                .hasMessage(
                        "Dolibarr leaves stock out of product/CHAIR-01: give the API user the"
                                + " right 'Read stocks' (stock lire, 1001)");
    }

    @Test
    void refusesAPageReadWithoutStockDataRatherThanEmptyTheShop() {
        assertThat(unit.stocks(Answers.page(Answers.product())))
                .containsExactly(
                        new Reading.Unreadable<>(
                                "7",
                                "product/CHAIR-01 has stock but no warehouse in Dolibarr's"
                                        + " answer: it must be read with includestockdata=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'stock_reel':'1'|has only a part of its stock",
                "'stock_reel':null,'stock_warehouse':'x'|has a field stock_warehouse of another",
                "'stock_reel':1,'stock_warehouse':[1]|has a field stock_warehouse of another",
                "'stock_reel':1,'stock_warehouse':{'0':{'real':1}}|has stock in a warehouse",
                "'stock_reel':1,'stock_warehouse':{'2':{}}|has no quantity in warehouse 2",
                "'stock_reel':1,'stock_warehouse':{'2':7}|has no quantity in warehouse 2",
                "'stock_reel':1,'stock_warehouse':{'2':{'real':'1e40'}}|has a field stock_warehouse",
                "'stock_reel':'many','stock_warehouse':[]|has a field stock_reel that is not a",
                "'stock_reel':1e999,'stock_warehouse':[]|has a field stock_reel that is not a",
                "'stock_reel':{},'stock_warehouse':[]|has a field stock_reel that is not a",
                "'stock_reel':0,'stock_theorique':true,'stock_warehouse':[]|has a field stock_th",
            })
    void refusesHostileQuantities(String fields, String sentence) {
        Reading<Stock> reading =
                unit.stocks(Answers.json("[{'id':'7','ref':'CHAIR-01'," + fields + "}]")).get(0);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        u -> assertThat(u.sentence()).startsWith("product/CHAIR-01 " + sentence));
    }

    private static Reading<Stock> stock(
            String id, String ref, String virtual, Map<String, BigDecimal> warehouses) {
        return new Reading.Read<>(
                id, new Stock(id, ref, Optional.of(decimal(virtual)), warehouses));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
