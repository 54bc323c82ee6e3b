package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a PUT must repeat so that it resets nothing: everything that was read, less what the shop
 * refuses back (contract, rule 1 and section 14; 400/93 and 500/134 in recordings 059 and 060) or
 * sets by itself. Associations, cover and positions are kept when they are left out, and so is
 * NULL, which an empty value turns into 0.
 */
final class PutMerge {
    private static final String CREATED = "date_add";
    private static final Set<String> NULLABLE = Set.of("low_stock_threshold");

    private static final Set<String> NOT_WRITABLE =
            Set.of(
                    "id",
                    "new",
                    "manufacturer_name",
                    "quantity",
                    "position_in_category",
                    "type",
                    "date_upd",
                    "id_default_image",
                    "id_default_combination",
                    "associations");

    /** A text between the elements is read as a field without a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private PutMerge() {}

    /** The fields of a product or a stock row as a PUT sends them, by name. */
    static Map<String, Object> writable(JsonNode read) {
        Map<String, Object> fields = new LinkedHashMap<>();
        read.properties()
                .forEach(
                        field -> {
                            if (NOT_WRITABLE.contains(field.getKey())
                                    || !NAME.matcher(field.getKey()).matches()) {
                                return;
                            }
                            Map<Integer, String> texts = LanguageMerge.texts(field.getValue());
                            if (texts.isEmpty()) {
                                String value = WebserviceXml.text(field.getValue());
                                if (isSent(field.getKey(), value)) {
                                    fields.put(field.getKey(), value);
                                }
                            } else {
                                List<LanguageValue> values =
                                        texts.entrySet().stream()
                                                .map(
                                                        t ->
                                                                new LanguageValue(
                                                                        t.getKey(), t.getValue()))
                                                .toList();
                                fields.put(field.getKey(), Map.of("language", values));
                            }
                        });
        return fields;
    }

    /** Without the day it was created a product is new: the shop stamps what it does not get. */
    private static boolean isSent(String field, String value) {
        return field.equals(CREATED)
                ? ProductStamps.isMoment(value.strip())
                : !value.isEmpty() || !NULLABLE.contains(field);
    }
}
