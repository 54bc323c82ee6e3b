package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a PUT must repeat so that it resets nothing: everything that was read, less what the shop
 * refuses back (contract, rule 1; 400/93 and 500/134 in recordings 059 and 060). Associations are
 * kept when they are left out.
 */
final class PutMerge {
    private static final Set<String> NOT_WRITABLE =
            Set.of(
                    "id",
                    "manufacturer_name",
                    "quantity",
                    "position_in_category",
                    "type",
                    "date_add",
                    "date_upd",
                    "id_default_image",
                    "id_default_combination",
                    "associations");

    /** A text between the elements is read as a field without a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private PutMerge() {}

    static Map<String, Object> writable(JsonNode product) {
        Map<String, Object> fields = new LinkedHashMap<>();
        product.properties()
                .forEach(
                        field -> {
                            if (NOT_WRITABLE.contains(field.getKey())
                                    || !NAME.matcher(field.getKey()).matches()) {
                                return;
                            }
                            Map<Integer, String> texts = LanguageMerge.texts(field.getValue());
                            if (texts.isEmpty()) {
                                fields.put(field.getKey(), WebserviceXml.text(field.getValue()));
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
}
