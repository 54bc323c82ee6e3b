package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.Warehouse;
import org.junit.jupiter.api.Test;

class WarehousesTest {
    private final Warehouses unit = new Warehouses();

    @Test
    void readsWhichWarehousesAreOpen() {
        assertThat(unit.read(Answers.resource("23/warehouses.json"), List.of()))
                .containsExactly(
                        new Warehouse("1", "North depot", true),
                        new Warehouse("4", "OLD", false),
                        new Warehouse("5", "South depot", true));
    }

    @Test
    void readsAStatusSentAsANumber() {
        assertThat(unit.read(Answers.json("[{'id':3,'ref':'A','statut':0}]"), List.of()))
                .containsExactly(new Warehouse("3", "A", false));
    }

    @Test
    void makesStockWaitForOneUnreadableWarehouse() {
        assertThatThrownBy(
                        () ->
                                unit.read(
                                        Answers.json("[{'id':'1','ref':'A','statut':{}}]"),
                                        List.of()))
                .isInstanceOf(DolibarrUnavailable.class)
                .hasMessage("warehouse/A has a field statut that is not text: a structure")
                .extracting(e -> ((DolibarrUnavailable) e).code())
                .isEqualTo("missing-right");
        assertThatThrownBy(() -> unit.read(Answers.json("{}"), List.of()))
                .isInstanceOf(DolibarrUnavailable.class);
    }

    @Test
    void doesNotBelieveThatAllAreGoneFromOneMinuteToTheNext() {
        Warehouse paris = new Warehouse("1", "PARIS", true);

        assertThatThrownBy(() -> unit.read(Answers.json("[]"), List.of(paris)))
                .hasMessageStartingWith(
                        "Dolibarr lists no warehouse any more, and had 1 a minute ago")
                .hasMessageContaining("dolibarr.entity")
                .extracting(e -> ((DolibarrUnavailable) e).code())
                .isEqualTo("missing-right");
        assertThat(unit.read(Answers.json("[]"), List.of())).isEmpty();
    }

    @Test
    void findsStockInAWarehouseThatTheListLacks() {
        Warehouse paris = new Warehouse("1", "PARIS", true);
        List<Reading<Stock>> readings = List.of(stock("A", "1"), stock("B", "7"));

        assertThat(Warehouses.missing(List.of(paris), readings)).contains("B in warehouse 7");
        assertThat(Warehouses.missing(List.of(), readings)).contains("A in warehouse 1");
        assertThat(Warehouses.missing(List.of(paris), List.of(stock("A", "1")))).isEmpty();
        assertThat(unit.lacks(List.of(paris), readings)).isTrue();
        assertThatThrownBy(() -> unit.requireAll(List.of(paris), readings))
                .hasMessageStartingWith("Dolibarr has stock of B in warehouse 7, which its list");
        unit.requireAll(List.of(paris), List.of(stock("A", "1")));
    }

    private static Reading<Stock> stock(String ref, String warehouse) {
        return new Reading.Read<>(
                ref,
                new Stock("1", ref, "", Optional.empty(), Map.of(warehouse, new BigDecimal("2"))));
    }
}
