package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.caravane.model.Warehouse;

/**
 * The answer of GET /warehouses (recording 79). Only a {@code statut} of 0 closes a warehouse; v19
 * may give none. All or nothing, since leaving one out would change every quantity: a warehouse
 * that cannot be read makes stock wait, and parks no product for it.
 */
public final class Warehouses {

    public List<Warehouse> read(JsonNode page) {
        try {
            return Pages.records("warehouse", page).stream().map(Warehouses::warehouse).toList();
        } catch (UnreadableRecord | UnreadableAnswer e) {
            throw DolibarrUnavailable.inPart(String.valueOf(e.getMessage()));
        }
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
