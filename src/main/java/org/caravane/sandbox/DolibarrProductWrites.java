package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * POST, PUT and DELETE of products: which fields reach the row and what moves {@code t.tms} and
 * {@code ef.tms} (contract section 4). Unlike Dolibarr it strips no HTML from what is written, so
 * that hostile texts can be put in place.
 */
final class DolibarrProductWrites {
    static final String TMS = "_tms";
    static final String EXTRAFIELDS_TMS = "_ef_tms";
    static final String OPTIONS = "array_options";

    private static final Set<String> TEXTS =
            Set.of(
                    "label",
                    "description",
                    "note_public",
                    "note_private",
                    "ref_ext",
                    "type",
                    "status",
                    "status_buy",
                    "barcode",
                    "barcode_type",
                    "customcode",
                    "country_id",
                    "country_code",
                    "finished",
                    "url",
                    "cost_price",
                    "seuil_stock_alerte",
                    "desiredstock",
                    "price_autogen");
    private static final Set<String> NEVER_EMPTY = Set.of("label", "description", "customcode");
    private static final List<String> MEASURES =
            List.of("weight", "length", "width", "height", "surface", "volume", "net_measure");
    private static final String FORBIDDEN_IN_REF = "['/\\\\:*?\"<>|\\[\\],;=°$ ]";

    private final DolibarrTables tables;
    private final DolibarrTimes times;
    private final DolibarrPrices prices;
    private final Map<String, Long> ids = new HashMap<>();

    DolibarrProductWrites(DolibarrTables tables, DolibarrTimes times, DolibarrPrices prices) {
        this.tables = tables;
        this.times = times;
        this.prices = prices;
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
        apply(row, fields);
        volumes(row);
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
        apply(row, fields);
        prices.change(row, fields);
        if (!row.equals(before)) {
            row.put(TMS, times.now());
        }
        options(row, fields);
        tables.put(DolibarrTables.PRODUCTS, id, row);
        ids.remove(SqlfilterValue.folded(before.path("ref").asText()));
        ids.put(SqlfilterValue.folded(row.path("ref").asText()), id);
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
        String plain =
                java.text.Normalizer.normalize(ref, java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "");
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

    private static void apply(ObjectNode row, JsonNode fields) {
        for (String field : TEXTS) {
            if (fields.has(field)) {
                String text = fields.path(field).asText("");
                boolean none = text.isEmpty() && !NEVER_EMPTY.contains(field);
                row.put(field, none || fields.path(field).isNull() ? null : text);
            }
        }
        for (String measure : MEASURES) {
            if (fields.has(measure)) {
                row.put(measure, plain(fields.path(measure)));
            }
            if (fields.has(measure + "_units")) {
                row.put(measure + "_units", fields.path(measure + "_units").asText("0"));
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String plain(JsonNode value) {
        String text = value.asText("").strip();
        if (text.isEmpty() || value.isNull()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.setScale(Math.max(0, number.scale())).toPlainString();
    }

    /** Dolibarr fills surface and volume in when they are not given. */
    private static void volumes(ObjectNode row) {
        String units = row.path("length_units").asText("0");
        if (!units.equals(row.path("width_units").asText("0")) || units.length() > 2) {
            return;
        }
        if (row.hasNonNull("length") && row.hasNonNull("width") && !row.hasNonNull("surface")) {
            BigDecimal surface = number(row, "length").multiply(number(row, "width"));
            int power = Integer.parseInt(units);
            row.put("surface", surface.stripTrailingZeros().toPlainString());
            row.put("surface_units", String.valueOf(2 * power));
            boolean same = units.equals(row.path("height_units").asText("0"));
            if (same && row.hasNonNull("height") && !row.hasNonNull("volume")) {
                BigDecimal volume = surface.multiply(number(row, "height"));
                row.put("volume", volume.stripTrailingZeros().toPlainString());
                row.put("volume_units", String.valueOf(3 * power));
            }
        }
    }

    private static BigDecimal number(ObjectNode row, String field) {
        return new BigDecimal(row.path(field).asText());
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
