package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * The warehouses.
     *
     * @param before those of the list before, if there was one
     */
    public List<Warehouse> read(JsonNode page, List<Warehouse> before) {
        List<Warehouse> now;
        try {
            now = Pages.records("warehouse", page).stream().map(Warehouses::warehouse).toList();
        } catch (UnreadableRecord | UnreadableAnswer e) {
            throw DolibarrUnavailable.inPart(String.valueOf(e.getMessage()));
        }
        if (now.isEmpty() && !before.isEmpty()) {
            throw DolibarrUnavailable.inPart(
                    "Dolibarr lists no warehouse any more, and had %d a minute ago: %s, and check dolibarr.entity"
                            .formatted(before.size(), DolibarrRights.STOCKS));
        }
        return now;
    }

    /** The first stock in a warehouse that is not listed: the product's reference and its id. */
    static Optional<String> missing(List<Warehouse> listed, List<Reading<Stock>> readings) {
        Set<String> known = listed.stream().map(Warehouse::id).collect(Collectors.toSet());
        return readings.stream()
                .filter(Reading.Read.class::isInstance)
                .map(reading -> (Reading.Read<Stock>) reading)
                .flatMap(
                        read ->
                                read.value().warehouses().keySet().stream()
                                        .filter(id -> !known.contains(id))
                                        .map(id -> read.value().ref() + " in warehouse " + id))
                .findFirst();
    }

    /** Whether a product has stock in a warehouse that is not known. */
    public boolean lacks(List<Warehouse> known, List<Reading<Stock>> readings) {
        return missing(known, readings).isPresent();
    }

    /**
     * Returns when every warehouse in which a product has stock is known.
     *
     * @throws DolibarrUnavailable otherwise, and stock pauses: whether what lies there may be sold
     *     is not known
     */
    public void requireAll(List<Warehouse> known, List<Reading<Stock>> readings) {
        requireAny(known, readings);
        Optional<String> missing = missing(known, readings);
        if (missing.isPresent()) {
            throw DolibarrUnavailable.inPart(
                    "Dolibarr has stock of %s, which its list of warehouses lacks: %s, and look for a cache before it"
                            .formatted(missing.get(), DolibarrRights.STOCKS));
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
