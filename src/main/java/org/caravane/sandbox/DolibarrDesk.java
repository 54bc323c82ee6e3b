package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
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

    DolibarrDesk(DolibarrSandbox.Options options, DolibarrSetup setup, DolibarrFaults faults) {
        DolibarrTimes times =
                new DolibarrTimes(options.phpZone(), setup::databaseZone, options.clock());
        DolibarrPrices prices = new DolibarrPrices(setup::levels);
        tables = new DolibarrTables(options.stateFile());
        stock = new DolibarrStock(tables, times);
        orders = new DolibarrOrders(tables, times, stock);
        products = new DolibarrProductWrites(tables, times, prices);
        view = new DolibarrProductView(tables, times, prices, stock);
        lists = new DolibarrLists(tables, times, faults);
        catalogues = new DolibarrCatalogues(view, times);
    }

    synchronized <T> T transaction(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            tables.commit();
        }
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
