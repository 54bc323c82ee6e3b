package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Stock;

/**
 * The quantities of one product, strings or numbers (recordings 18, 24, 26, 36). {@code
 * stock_warehouse} lists only warehouses that ever held it; its keys are warehouse ids, the inner
 * {@code id} is of something else. A page read without {@code includestockdata=1} has a real stock
 * and an empty list of warehouses (recording 17): that is refused, or the shop would be emptied.
 */
final class StockRecords {
    private StockRecords() {}

    static Stock read(Fields product) {
        String id = product.id();
        String ref = product.ref();
        if (absent(product, "stock_reel") && absent(product, "stock_warehouse")) {
            throw new MissingRight(
                    "Dolibarr leaves stock out of "
                            + product.subject()
                            + ": give the API user the right 'Read stocks' (stock lire, 1001)");
        }
        if (absent(product, "stock_reel") || absent(product, "stock_warehouse")) {
            throw product.refuse("has only a part of its stock in Dolibarr's answer");
        }
        Map<String, BigDecimal> warehouses = warehouses(product);
        Optional<BigDecimal> real = quantity(product, "stock_reel", product.raw("stock_reel"));
        if (warehouses.isEmpty() && real.filter(q -> q.signum() != 0).isPresent()) {
            throw product.refuse(
                    "has stock but no warehouse in Dolibarr's answer:"
                            + " it must be read with includestockdata=1");
        }
        return new Stock(
                id,
                ref,
                product.code("date_creation"),
                quantity(product, "stock_theorique", product.raw("stock_theorique")),
                warehouses);
    }

    private static Map<String, BigDecimal> warehouses(Fields product) {
        Map<String, BigDecimal> warehouses = new LinkedHashMap<>();
        product.map("stock_warehouse")
                .forEach(
                        (warehouse, line) -> {
                            if (Ids.of(warehouse).isEmpty()) {
                                throw product.refuse("has stock in a warehouse without an id");
                            }
                            warehouses.put(
                                    warehouse,
                                    quantity(product, "stock_warehouse", line.path("real"))
                                            .orElseThrow(() -> unknown(product, warehouse)));
                        });
        return warehouses;
    }

    private static boolean absent(Fields product, String name) {
        return product.raw(name).isMissingNode();
    }

    private static UnreadableRecord unknown(Fields product, String warehouse) {
        return product.refuse("has no quantity in warehouse " + warehouse);
    }

    private static Optional<BigDecimal> quantity(Fields product, String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        Optional<BigDecimal> quantity =
                value.isTextual() || value.isNumber()
                        ? Decimals.parse(value.asText())
                        : Optional.empty();
        if (quantity.filter(q -> q.precision() - q.scale() <= 15).isEmpty()) {
            throw product.refuse(
                    "has a field " + name + " that is not a quantity: " + Quotes.of(value));
        }
        return quantity;
    }
}
