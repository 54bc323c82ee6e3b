package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Prices as Dolibarr stores them (contract section 5): the side of the base is kept, the other one
 * computed, both rounded to 5 decimals and shown with 8. With levels on, the product's own price is
 * the level written last.
 */
final class DolibarrPrices {
    static final String LEVELS = "_levels";
    static final String EXPRESSION = "_expression";
    private static final String UNCOLLECTED = "_npr";
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Map<String, String> SHOWN =
            Map.of(
                    "multiprices", "price",
                    "multiprices_ttc", "price_ttc",
                    "multiprices_base_type", "price_base_type",
                    "multiprices_tva_tx", "tva_tx",
                    "multiprices_min", "price_min",
                    "multiprices_min_ttc", "price_min_ttc");

    private final IntSupplier levels;

    DolibarrPrices(IntSupplier levels) {
        this.levels = levels;
    }

    /** What POST makes of the price fields; level 1 is always logged, with 0 if need be. */
    void create(ObjectNode row, JsonNode fields) {
        String base = fields.path("price_base_type").asText("");
        String vat = fields.path("tva_tx").asText("0");
        if (fields.path("tva_npr").asText("0").equals("1")) {
            row.put(UNCOLLECTED, true);
        }
        row.setAll(price(row, base, vat, fields.path(base.equals("TTC") ? "price_ttc" : "price")));
        ObjectNode written = row.putObject(LEVELS);
        written.set(
                "1",
                price(row, base, vat, fields.path(base.equals("TTC") ? "price_ttc" : "price")));
        for (int level = 1; level <= levels.getAsInt(); level++) {
            JsonNode value = wanted(level, base, fields);
            if (decimal(value).signum() > 0) {
                write(
                        row,
                        level,
                        price(row, baseOf(level, base, fields), vat(level, vat, fields), value));
            }
        }
    }

    /** What PUT makes of them; a level that had a price and is missing in the map is refused. */
    void change(ObjectNode row, JsonNode fields) {
        if (levels.getAsInt() == 0) {
            single(row, fields);
            return;
        }
        if (fields.has("tva_tx")) {
            row.put("tva_tx", vat(fields.path("tva_tx").asText("0")));
        }
        boolean pair = fields.has("multiprices") && fields.has("multiprices_ttc");
        for (int level = 1; level <= levels.getAsInt(); level++) {
            JsonNode old = row.path(LEVELS).path(String.valueOf(level));
            String base = baseOf(level, old.path("price_base_type").asText(""), fields);
            base = base.isEmpty() ? row.path("price_base_type").asText("") : base;
            String map = base.equals("TTC") ? "multiprices_ttc" : "multiprices";
            boolean named = fields.has(map);
            JsonNode value = wanted(level, base, fields);
            if (named && value.isMissingNode() && !old.isMissingNode()) {
                throw DolibarrProblem.failed(
                        "Error updating product", "ErrorPriceCantBeLowerThanMinPrice");
            }
            if (value.isMissingNode()) {
                value = old.path(base.equals("TTC") ? "price_ttc" : "price");
            }
            String rate =
                    vat(level, old.path("tva_tx").asText(row.path("tva_tx").asText()), fields);
            ObjectNode fresh = price(row, base, rate, value);
            boolean rewritten = (base.equals("HT") && named) || !fresh.equals(old);
            if (value.isMissingNode() || !rewritten) {
                continue;
            }
            if (pair) {
                row.setAll(fresh);
            } else {
                write(row, level, fresh);
            }
        }
    }

    /** A level's newest row of {@code llx_product_price}, as an import writes it. */
    void importLevel(ObjectNode row, int level, String base, String vat, String amount) {
        ObjectNode written =
                row.get(LEVELS) instanceof ObjectNode old ? old : row.putObject(LEVELS);
        written.set(
                String.valueOf(level), price(base, vat, JsonNodeFactory.instance.textNode(amount)));
    }

    /**
     * A row of llx_product_price as an import profile writes it: nothing is computed, so the
     * amounts may contradict each other, and no stamp moves. Level 0 is the product's own price.
     */
    static void store(ObjectNode row, int level, Map<String, String> columns) {
        ObjectNode price = JsonNodeFactory.instance.objectNode();
        columns.forEach(
                (column, value) ->
                        price.put(column, column.equals("price_base_type") ? value : eight(value)));
        if (columns.containsKey("tva_tx")) {
            price.put("tva_tx", vat(columns.getOrDefault("tva_tx", "0")));
        }
        if (level == 0) {
            row.setAll(price);
            return;
        }
        ObjectNode levels =
                row.get(LEVELS) instanceof ObjectNode written ? written : row.putObject(LEVELS);
        String key = String.valueOf(level);
        ObjectNode fresh =
                levels.get(key) instanceof ObjectNode old
                        ? old.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        fresh.setAll(price);
        levels.set(key, fresh);
    }

    /**
     * The module Dynamic Prices computes a price at each reading: the price is what its expression
     * gave, the price with tax a number (contract section 10).
     */
    private static void evaluate(ObjectNode row, ObjectNode product) {
        if (row.hasNonNull(EXPRESSION)) {
            BigDecimal price = new BigDecimal(row.path(EXPRESSION).asText());
            BigDecimal factor =
                    BigDecimal.ONE.add(
                            new BigDecimal(row.path("tva_tx").asText("0")).divide(HUNDRED));
            product.put("price", price.stripTrailingZeros().toPlainString());
            product.set("price_ttc", DolibarrProductView.numeric(price.multiply(factor)));
            product.put("fk_price_expression", "1");
        }
    }

    /** The eight price fields as the API answers them. */
    void show(ObjectNode row, ObjectNode product) {
        evaluate(row, product);
        if (levels.getAsInt() == 0) {
            return;
        }
        SHOWN.forEach(
                (shown, column) -> {
                    ObjectNode values = product.putObject(shown);
                    for (int level = 1; level <= levels.getAsInt(); level++) {
                        String key = String.valueOf(level);
                        JsonNode value = row.path(LEVELS).path(key).path(column);
                        values.put(key, value.isMissingNode() ? null : value.asText());
                    }
                });
    }

    private static void single(ObjectNode row, JsonNode fields) {
        String base = fields.path("price_base_type").asText(row.path("price_base_type").asText());
        String vat = fields.path("tva_tx").asText(row.path("tva_tx").asText());
        String column = base.equals("TTC") ? "price_ttc" : "price";
        JsonNode value = fields.has(column) ? fields.path(column) : row.path(column);
        ObjectNode fresh = price(row, base, vat, value);
        row.setAll(fresh);
        if (row.get(LEVELS) instanceof ObjectNode written) {
            written.set("1", fresh);
        }
    }

    private static void write(ObjectNode row, int level, ObjectNode price) {
        row.setAll(price.deepCopy());
        if (row.get(LEVELS) instanceof ObjectNode written) {
            written.set(String.valueOf(level), price);
        }
    }

    private static JsonNode wanted(int level, String base, JsonNode fields) {
        String map = baseOf(level, base, fields).equals("TTC") ? "multiprices_ttc" : "multiprices";
        return fields.path(map).path(String.valueOf(level));
    }

    private static String baseOf(int level, String otherwise, JsonNode fields) {
        return fields.path("multiprices_base_type").path(String.valueOf(level)).asText(otherwise);
    }

    private static String vat(int level, String otherwise, JsonNode fields) {
        return fields.path("multiprices_tva_tx").path(String.valueOf(level)).asText(otherwise);
    }

    private static ObjectNode price(ObjectNode row, String base, String vat, JsonNode value) {
        ObjectNode price = price(base, vat, value);
        if (row.has(UNCOLLECTED) && !base.equals("TTC")) {
            price.set("price_ttc", price.get("price"));
        }
        return price;
    }

    private static ObjectNode price(String base, String vat, JsonNode value) {
        BigDecimal given = decimal(value);
        BigDecimal factor = BigDecimal.ONE.add(new BigDecimal(vat).divide(HUNDRED));
        boolean ttc = base.equals("TTC");
        BigDecimal ht = ttc ? given.divide(factor, MathContext.DECIMAL64) : given;
        BigDecimal full = ttc ? given : given.multiply(factor);
        ObjectNode price = JsonNodeFactory.instance.objectNode();
        price.put("price", shown(ht)).put("price_ttc", shown(full));
        price.put("price_base_type", base).put("tva_tx", vat(vat));
        return price.put("price_min", "0.00000000").put("price_min_ttc", "0.00000000");
    }

    private static String eight(String value) {
        return new BigDecimal(value).setScale(8, RoundingMode.HALF_UP).toPlainString();
    }

    private static String shown(BigDecimal value) {
        return value.setScale(5, RoundingMode.HALF_UP).setScale(8).toPlainString();
    }

    private static String vat(String rate) {
        return new BigDecimal(rate).setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal decimal(JsonNode value) {
        String text = value.asText("").strip();
        return text.isEmpty() || value.isNull() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
