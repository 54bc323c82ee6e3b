package org.caravane.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A product's row as Dolibarr 23 answers it (contract section 5, recordings 17, 18, 26, 138). */
final class DolibarrProductView {
    private static final ObjectNode SHAPE = shape(DolibarrProductShape.PRODUCT);
    private static final List<String> STOCK =
            List.of("stock_reel", "stock_theorique", "stock_warehouse");
    private static final List<String> DIMENSIONS =
            List.of("length", "width", "height", "surface", "volume");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DolibarrTables tables;
    private final DolibarrTimes times;
    private final DolibarrPrices prices;
    private final DolibarrStock stock;
    private final Supplier<DolibarrVersion> version;
    private Set<String> names = Set.of();
    private long namesAt = -1;

    DolibarrProductView(
            DolibarrTables tables,
            DolibarrTimes times,
            DolibarrPrices prices,
            DolibarrStock stock,
            Supplier<DolibarrVersion> version) {
        this.version = version;
        this.tables = tables;
        this.times = times;
        this.prices = prices;
        this.stock = stock;
    }

    /** How much of the stock the user sees. */
    enum StockDetail {
        /** Without the right: no stock field at all, and no error (recording 138). */
        HIDDEN,
        /** The product's own column, a string or null. */
        PLAIN,
        /** {@code includestockdata=1}: counted per warehouse, numbers. */
        COUNTED
    }

    ObjectNode show(long id, ObjectNode row, StockDetail detail) {
        ObjectNode product = SHAPE.deepCopy();
        row.fields()
                .forEachRemaining(
                        field -> {
                            if (product.has(field.getKey())) {
                                product.set(field.getKey(), field.getValue());
                            }
                        });
        product.put("id", String.valueOf(id));
        product.set("array_options", options(row));
        product.set("date_modification", modified(row));
        if (version.get().tellsDatesAsTexts()) {
            long created = row.path("date_creation").asLong();
            long stamp = row.path(DolibarrProductWrites.TMS).asLong();
            product.put("date_creation", DolibarrTimes.text(times.phpLiteral(created)));
            product.put("date_modification", DolibarrTimes.text(times.databaseLiteral(stamp)));
        }
        for (String dimension : DIMENSIONS) {
            if (!product.hasNonNull(dimension)) {
                product.put(dimension + "_units", 0);
            } else if (product.path(dimension + "_units").isInt()) {
                product.put(dimension + "_units", "0");
            }
        }
        if (!product.hasNonNull("weight") && !row.has("weight_units")) {
            product.put("weight_units", 0);
        }
        prices.show(row, product);
        switch (detail) {
            case HIDDEN -> product.remove(STOCK);
            case COUNTED -> count(id, row, product);
            case PLAIN -> {}
        }
        return product;
    }

    ObjectNode showWithParent(long id, ObjectNode row, StockDetail detail) {
        ObjectNode product = show(id, row, detail);
        if (row.has("_parent")) {
            product.put("fk_product_parent", row.path("_parent").asLong());
        }
        return product;
    }

    /** The options that exist: those that any product has ever had. */
    Set<String> optionNames() {
        if (namesAt == tables.version()) {
            return names;
        }
        namesAt = tables.version();
        names = new TreeSet<>();
        for (ObjectNode row : tables.rows(DolibarrTables.PRODUCTS).values()) {
            row.path(DolibarrProductWrites.OPTIONS).fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    static ObjectNode shape(String text) {
        try {
            if (new ObjectMapper().readTree(text) instanceof ObjectNode shape) {
                return shape;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("not an object: " + text);
    }

    static JsonNode numeric(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return whole
                ? IntNode.valueOf(value.intValue())
                : JSON.getNodeFactory().numberNode(value.doubleValue());
    }

    private JsonNode options(ObjectNode row) {
        Set<String> names = optionNames();
        if (names.isEmpty()) {
            return JSON.createArrayNode();
        }
        ObjectNode options = JSON.createObjectNode();
        JsonNode given = row.path(DolibarrProductWrites.OPTIONS);
        names.forEach(
                name -> options.set(name, given.has(name) ? given.get(name) : options.nullNode()));
        return options;
    }

    /** GREATEST of both stamps, "" without an extrafields row. */
    private JsonNode modified(ObjectNode row) {
        Optional<JsonNode> extra =
                Optional.ofNullable(row.get(DolibarrProductWrites.EXTRAFIELDS_TMS));
        return extra.<JsonNode>map(
                        tms -> {
                            long own = row.path(DolibarrProductWrites.TMS).asLong();
                            long shown = times.shown(Math.max(own, tms.asLong()));
                            return JSON.getNodeFactory().numberNode(shown);
                        })
                .orElseGet(() -> JSON.getNodeFactory().textNode(""));
    }

    private void count(long id, ObjectNode row, ObjectNode product) {
        BigDecimal real = DolibarrStock.counted(row);
        product.set("stock_reel", numeric(real));
        product.set("stock_theorique", numeric(real.subtract(stock.promised(id))));
        product.set("stock_warehouse", DolibarrStock.byWarehouse(row));
        ObjectNode sent = product.putObject("stats_expedition");
        sent.put("customers", "0").put("nb", "0").put("rows", "0").put("qty", 0);
    }
}
