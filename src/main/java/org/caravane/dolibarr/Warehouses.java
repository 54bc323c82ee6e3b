package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.Warehouse;

/**
 * The answer of GET /warehouses (recording 79). Only a {@code statut} of 0 closes a warehouse; v19
 * may give none. All or nothing, since leaving one out would change every quantity: a warehouse
 * that cannot be read makes stock wait, and parks no product for it.
 */
public final class Warehouses {

    /**
     * Returns when the lines of stock can be of these warehouses.
     *
     * @throws MissingRight when there is none at all, though a product lies in one: the list goes
     *     empty without an error when a right is taken away
     */
    public void requireAny(List<Warehouse> warehouses, List<Reading<Stock>> stocks) {
        boolean lies =
                stocks.stream()
                        .anyMatch(
                                s ->
                                        s instanceof Reading.Read<Stock> read
                                                && !read.value().warehouses().isEmpty());
        if (warehouses.isEmpty() && lies) {
            throw new MissingRight(
                    "Dolibarr lists no warehouse at all, though it has stock in one: give the API user the right 'Read stocks' (stock lire, 1001), and check dolibarr.entity");
        }
    }

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
