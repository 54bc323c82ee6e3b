package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Warehouses, stock lines and movements. Closed warehouses are counted like open ones; a movement
 * moves the product's {@code t.tms}, a validated order does not (contract sections 4 and 5).
 */
final class DolibarrStock {
    private static final ObjectNode MOVEMENT =
            DolibarrProductView.shape(DolibarrProductShape.MOVEMENT);
    private static final ObjectNode WAREHOUSE =
            DolibarrProductView.shape(DolibarrProductShape.WAREHOUSE);
    static final String LINES = "_lines";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DolibarrTables tables;
    private final DolibarrTimes times;

    DolibarrStock(DolibarrTables tables, DolibarrTimes times) {
        this.tables = tables;
        this.times = times;
    }

    long addWarehouse(JsonNode fields) {
        if (!fields.has("label")) {
            throw DolibarrProblem.of(400, "label field missing");
        }
        String ref = fields.path("label").asText();
        boolean taken =
                tables.rows(DolibarrTables.WAREHOUSES).values().stream()
                        .anyMatch(row -> row.path("ref").asText().equalsIgnoreCase(ref));
        if (taken) {
            throw DolibarrProblem.failed("Error creating warehouse", "ErrorRefAlreadyExists");
        }
        ObjectNode row = NODES.objectNode();
        row.put("ref", ref).put("label", ref);
        String status = fields.path("statut").asText("0");
        row.put("statut", status).put("status", status);
        for (String text : List.of("description", "lieu", "zip", "town")) {
            row.put(text, fields.path(text).asText(""));
        }
        return tables.insert(DolibarrTables.WAREHOUSES, row.put("_tms", times.now()));
    }

    /** Closed or opened: no product, no line and no movement tells of it (contract section 10). */
    void open(long warehouse, boolean open) {
        ObjectNode row =
                tables.find(DolibarrTables.WAREHOUSES, warehouse)
                        .orElseThrow(() -> DolibarrProblem.of(404, "warehouse not found"));
        String status = open ? "1" : "0";
        row.put("statut", status).put("status", status).put("_tms", times.now());
        tables.put(DolibarrTables.WAREHOUSES, warehouse, row);
    }

    /** A movement of the given type; 0 and an unknown product or warehouse are 503. */
    long move(long product, long warehouse, BigDecimal qty, String type, JsonNode fields) {
        if (qty.signum() == 0) {
            throw DolibarrProblem.of(
                    503, "Making a stock movement with a quantity of 0 is not possible");
        }
        ObjectNode row =
                tables.find(DolibarrTables.PRODUCTS, product)
                        .filter(
                                any ->
                                        tables.find(DolibarrTables.WAREHOUSES, warehouse)
                                                .isPresent())
                        .orElseThrow(
                                () ->
                                        DolibarrProblem.of(
                                                503, "Error when create stock movement : "));
        long now = times.now();
        ObjectNode lines = row.get(LINES) instanceof ObjectNode old ? old : row.putObject(LINES);
        ObjectNode line =
                lines.get(String.valueOf(warehouse)) instanceof ObjectNode old
                        ? old
                        : lines.putObject(String.valueOf(warehouse))
                                .put("real", "0")
                                .put("id", reserved());
        line.put("real", text(real(line).add(qty)));
        row.put("stock_reel", text(counted(row))).put(DolibarrProductWrites.TMS, now);
        tables.put(DolibarrTables.PRODUCTS, product, row);
        ObjectNode movement = NODES.objectNode();
        movement.put("product_id", String.valueOf(product));
        movement.put("warehouse_id", String.valueOf(warehouse));
        movement.put("qty", text(qty)).put("type", type);
        movement.put("label", fields.path("label").asText(""));
        movement.put("movementcode", fields.path("movementcode").asText(""));
        movement.put("_tms", now).put("_datem", now);
        return tables.insert(DolibarrTables.MOVEMENTS, movement);
    }

    void keepMovements(int most) {
        var movements = tables.rows(DolibarrTables.MOVEMENTS);
        while (movements.size() > most) {
            tables.delete(DolibarrTables.MOVEMENTS, movements.firstKey());
        }
    }

    void removeLines(ObjectNode row) {
        row.remove(LINES);
        row.putNull("stock_reel").put(DolibarrProductWrites.TMS, times.now());
    }

    static BigDecimal counted(ObjectNode row) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : row.path(LINES)) {
            sum = sum.add(real(line));
        }
        return sum;
    }

    /** Validated orders that were not sent yet. */
    BigDecimal promised(long product) {
        return tables.rows(DolibarrTables.ORDERS).values().stream()
                .filter(order -> order.path("_product").asLong() == product)
                .map(order -> new BigDecimal(order.path("_open").asText("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code [] or {"2":{"real":"12","id":"2"}}}, smallest first; the id is the stock line's. */
    static JsonNode byWarehouse(ObjectNode row) {
        if (row.path(LINES).isEmpty()) {
            return NODES.arrayNode();
        }
        ObjectNode sorted = NODES.objectNode();
        row.path(LINES).properties().stream()
                .sorted(Comparator.comparing(line -> real(line.getValue())))
                .forEach(line -> sorted.set(line.getKey(), line.getValue()));
        return sorted;
    }

    ObjectNode showMovement(long id, ObjectNode row) {
        ObjectNode movement = MOVEMENT.deepCopy();
        overlay(movement, row);
        movement.put("id", String.valueOf(id));
        movement.put("inventorycode", row.path("movementcode").asText());
        movement.put("tms", times.shown(row.path("_tms").asLong()));
        return movement.put("datem", row.path("_datem").asLong());
    }

    ObjectNode showWarehouse(long id, ObjectNode row) {
        ObjectNode warehouse = WAREHOUSE.deepCopy();
        overlay(warehouse, row);
        warehouse.put("id", String.valueOf(id)).put("warehouse_id", String.valueOf(id));
        long tms = row.path("_tms").asLong();
        warehouse.put("date_creation", DolibarrTimes.text(times.phpLiteral(tms)));
        return warehouse.put("date_modification", DolibarrTimes.text(times.databaseLiteral(tms)));
    }

    static String text(BigDecimal value) {
        BigDecimal number = value.stripTrailingZeros();
        return number.setScale(Math.max(0, number.scale())).toPlainString();
    }

    private String reserved() {
        return String.valueOf(tables.reserve(DolibarrTables.STOCK_LINES));
    }

    /** The row's own columns over the shape; what begins with _ is the sandbox's. */
    static void overlay(ObjectNode shape, ObjectNode row) {
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (!column.getKey().startsWith("_")) {
                shape.set(column.getKey(), column.getValue());
            }
        }
    }

    private static BigDecimal real(JsonNode line) {
        return new BigDecimal(line.path("real").asText("0"));
    }
}
