package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caravane.model.Warehouse;
import org.junit.jupiter.api.Test;

class WarehousesTest {
    private final Warehouses unit = new Warehouses();

    @Test
    void readsWhichWarehousesAreOpen() {
        assertThat(unit.read(Answers.resource("23/warehouses.json")))
                .containsExactly(
                        new Warehouse("1", "North depot", true),
                        new Warehouse("4", "OLD", false),
                        new Warehouse("5", "South depot", true));
    }

    @Test
    void readsAStatusSentAsANumber() {
        assertThat(unit.read(Answers.json("[{'id':3,'ref':'A','statut':0}]")))
                .containsExactly(new Warehouse("3", "A", false));
    }

    @Test
    void makesStockWaitForOneUnreadableWarehouse() {
        assertThatThrownBy(() -> unit.read(Answers.json("[{'id':'1','ref':'A','statut':{}}]")))
                .isInstanceOf(DolibarrUnavailable.class)
                .hasMessage("warehouse/A has a field statut that is not text: a structure")
                .extracting(e -> ((DolibarrUnavailable) e).code())
                .isEqualTo("missing-right");
        assertThatThrownBy(() -> unit.read(Answers.json("{}")))
                .isInstanceOf(DolibarrUnavailable.class);
    }
}
