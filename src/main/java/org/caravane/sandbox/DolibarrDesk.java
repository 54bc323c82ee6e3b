package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything behind the API, one transaction at a time: a write that returns is on disk when there
 * is a state file.
 */
final class DolibarrDesk implements AutoCloseable {
    final DolibarrTables tables;
    final DolibarrStock stock;
    final DolibarrOrders orders;
    final DolibarrProductWrites products;
    final DolibarrProductView view;
    final DolibarrLists lists;
    final DolibarrCatalogues catalogues;
    private final DolibarrPrices prices;

    DolibarrDesk(DolibarrSandbox.Options options, DolibarrSetup setup, DolibarrFaults faults) {
        DolibarrTimes times =
                new DolibarrTimes(options.phpZone(), setup::databaseZone, options.clock());
        prices = new DolibarrPrices(setup::levels);
        tables = new DolibarrTables(options.stateFile());
        stock = new DolibarrStock(tables, times);
        orders = new DolibarrOrders(tables, times, stock);
        products = new DolibarrProductWrites(tables, times, prices);
        view = new DolibarrProductView(tables, times, prices, stock, setup::behaviour);
        lists = new DolibarrLists(tables, times, faults, setup::behaviour);
        catalogues = new DolibarrCatalogues(view, times);
    }

    synchronized <T> T transaction(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            tables.commit();
        }
    }

    /**
     * Makes it the variant of another one, or of none; only its own stamp moves, where one does.
     */
    void variant(long id, Optional<Long> parent) {
        ObjectNode row = products.existing(id);
        parent.ifPresentOrElse(
                of -> {
                    products.existing(of);
                    row.put("_parent", of);
                    products.stamp(row);
                },
                () -> row.remove("_parent"));
        tables.put(DolibarrTables.PRODUCTS, id, row);
    }

    /** An import profile or SQL: the API answers it, and no stamp moves (contract section 10). */
    void importPrice(long id, int level, String base, String vat, String amount) {
        ObjectNode row = products.existing(id);
        prices.importLevel(row, level, base, vat, amount);
        tables.put(DolibarrTables.PRODUCTS, id, row);
    }

    /** Whether the name is something that a person does to one record, which is then done. */
    boolean set(String name, String value) {
        switch (name) {
            case "closeWarehouse" -> stock.open(Long.parseLong(value), false);
            case "openWarehouse" -> stock.open(Long.parseLong(value), true);
            case "makeService", "makeProduct" ->
                    products.change(
                            Long.parseLong(value),
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("type", name.equals("makeService") ? "1" : "0"));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A movement in (3) or out (2) as the API writes it. */
    long move(long product, long warehouse, JsonNode fields) {
        BigDecimal qty = new BigDecimal(fields.path("qty").asText("0"));
        int type = fields.path("type").asInt(2);
        int written =
                qty.signum() >= 0 && type == 1 ? 0 : qty.signum() >= 0 && type == 2 ? 3 : type;
        return stock.move(product, warehouse, qty, String.valueOf(written), fields);
    }

    @Override
    public synchronized void close() {
        tables.close();
    }
}
