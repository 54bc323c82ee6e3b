package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.caravane.model.Warehouse;

/**
 * The answer of GET /warehouses (recording 79). Only a {@code statut} of 0 closes a warehouse; v19
 * may give none. All or nothing: a warehouse that cannot be read is an {@link UnreadableRecord},
 * since leaving it out would change every quantity.
 */
public final class Warehouses {

    public List<Warehouse> read(JsonNode page) {
        return Pages.records("warehouse", page).stream().map(Warehouses::warehouse).toList();
    }

    private static Warehouse warehouse(Fields warehouse) {
        String id = warehouse.id();
        String label = warehouse.text("label");
        return new Warehouse(
                id,
                label.isBlank() ? warehouse.text("ref") : label,
                !warehouse.code("statut").equals("0"));
    }
}
