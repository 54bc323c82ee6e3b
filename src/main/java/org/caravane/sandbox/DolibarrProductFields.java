package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plain fields of a product as its columns hold them: all texts, none empty but NULL. */
final class DolibarrProductFields {
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

    private DolibarrProductFields() {}

    static void apply(ObjectNode row, JsonNode fields) {
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

    private static @Nullable String plain(JsonNode value) {
        String text = value.asText("").strip();
        if (text.isEmpty() || value.isNull()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.setScale(Math.max(0, number.scale())).toPlainString();
    }

    /** Dolibarr fills surface and volume in when they are not given. */
    static void complete(ObjectNode row) {
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
}
