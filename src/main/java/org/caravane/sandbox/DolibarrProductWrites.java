package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * POST, PUT and DELETE of products: which fields reach the row and what moves {@code t.tms} and
 * {@code ef.tms} (contract section 4). Unlike Dolibarr it strips no HTML from what is written, so
 * that hostile texts can be put in place.
 */
final class DolibarrProductWrites {
    static final String TMS = "_tms";
    static final String EXTRAFIELDS_TMS = "_ef_tms";
    static final String OPTIONS = "array_options";

    private static final String FORBIDDEN_IN_REF = "['/\\\\:*?\"<>|\\[\\],;=°$ ]";

    private final DolibarrTables tables;
    private final DolibarrTimes times;
    private final DolibarrPrices prices;
    private final Map<String, Long> ids = new HashMap<>();

    DolibarrProductWrites(DolibarrTables tables, DolibarrTimes times, DolibarrPrices prices) {
        this.tables = tables;
        this.times = times;
        this.prices = prices;
        index();
    }

    /** Who has which reference, after all rows were replaced. */
    void index() {
        ids.clear();
        tables.rows(DolibarrTables.PRODUCTS)
                .forEach((id, row) -> ids.put(SqlfilterValue.folded(row.path("ref").asText()), id));
    }

    long create(JsonNode fields) {
        for (String required : List.of("ref", "label")) {
            if (!fields.has(required)) {
                throw DolibarrProblem.of(400, required + " field missing");
            }
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("ref", sanitised(fields.path("ref").asText()));
        requireFree(row, 0);
        DolibarrProductFields.apply(row, fields);
        DolibarrProductFields.complete(row);
        prices.create(row, fields);
        options(row, fields);
        long now = times.now();
        row.put("date_creation", now).put(TMS, now);
        long id = tables.insert(DolibarrTables.PRODUCTS, row);
        ids.put(SqlfilterValue.folded(row.path("ref").asText()), id);
        return id;
    }

    void change(long id, JsonNode fields) {
        ObjectNode row = existing(id);
        ObjectNode before = row.deepCopy();
        if (fields.has("stock_reel")) {
            throw DolibarrProblem.of(
                    400,
                    "Stock reel cannot be updated here. Use the /stockmovements endpoint instead");
        }
        if (fields.has("ref")) {
            row.put("ref", withoutSpecials(fields.path("ref").asText()));
            requireFree(row, id);
        }
        DolibarrProductFields.apply(row, fields);
        prices.change(row, fields);
        if (!row.equals(before)) {
            row.put(TMS, times.now());
        }
        options(row, fields);
        tables.put(DolibarrTables.PRODUCTS, id, row);
        ids.remove(SqlfilterValue.folded(before.path("ref").asText()));
        ids.put(SqlfilterValue.folded(row.path("ref").asText()), id);
    }

    void stamp(ObjectNode row) {
        row.put(TMS, times.now());
    }

    void delete(long id) {
        ObjectNode row = existing(id);
        boolean used =
                tables.rows(DolibarrTables.ORDERS).values().stream()
                        .anyMatch(order -> order.path("_product").asLong() == id);
        if (used) {
            throw DolibarrProblem.of(409, "Can't delete, that product is probably used");
        }
        ids.remove(SqlfilterValue.folded(row.path("ref").asText()));
        tables.delete(DolibarrTables.PRODUCTS, id);
    }

    /** By ref as the database compares it: without case and accents. */
    Optional<Long> byRef(String ref) {
        return Optional.ofNullable(ids.get(SqlfilterValue.folded(ref)));
    }

    ObjectNode existing(long id) {
        return tables.find(DolibarrTables.PRODUCTS, id)
                .orElseThrow(() -> DolibarrProblem.of(404, "Product not found"));
    }

    /** The ref that a product created as this one gets: {@code ÉTÉ 37} becomes {@code ETE_37}. */
    static String sanitised(String ref) {
        String plain = Normalizer.normalize(ref, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return withoutSpecials(plain);
    }

    private static String withoutSpecials(String ref) {
        return ref.strip().replaceAll(FORBIDDEN_IN_REF, "_");
    }

    private void requireFree(ObjectNode row, long self) {
        if (byRef(row.path("ref").asText()).filter(id -> id != self).isPresent()) {
            throw DolibarrProblem.failed("Error creating product", "ErrorProductAlreadyExists");
        }
    }

    private void options(ObjectNode row, JsonNode fields) {
        JsonNode given = fields.path(OPTIONS);
        if (!given.isObject() || given.isEmpty()) {
            return;
        }
        ObjectNode options =
                row.get(OPTIONS) instanceof ObjectNode old ? old : row.putObject(OPTIONS);
        ObjectNode before = options.deepCopy();
        given.fields()
                .forEachRemaining(
                        option -> {
                            String name = option.getKey();
                            String key = name.startsWith("options_") ? name : "options_" + name;
                            options.set(key, option.getValue());
                        });
        if (!row.has(EXTRAFIELDS_TMS) || !options.equals(before)) {
            row.put(EXTRAFIELDS_TMS, times.now());
        }
    }
}
