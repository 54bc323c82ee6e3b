package org.caravane.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object: scalars by name, texts by {@code name/language}, associations as lists of fields. In
 * an answer to POST or PUT, fields that were not sent are absent (recordings 048, 050).
 */
record WebserviceRow(
        long id, Map<String, String> fields, Map<String, List<Map<String, String>>> associations) {

    static WebserviceRow of(long id, Map<String, String> fields) {
        return new WebserviceRow(id, fields, Map.of());
    }

    String get(String field) {
        return field.equals("id") ? Long.toString(id) : fields.getOrDefault(field, "");
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    List<Map<String, String>> items(String association) {
        return associations.getOrDefault(association, List.of());
    }

    WebserviceRow with(Map<String, String> changes) {
        Map<String, String> merged = new LinkedHashMap<>(fields);
        merged.putAll(changes);
        return new WebserviceRow(id, merged, associations);
    }

    WebserviceRow withAssociations(Map<String, List<Map<String, String>>> changes) {
        Map<String, List<Map<String, String>>> merged = new LinkedHashMap<>(associations);
        merged.putAll(changes);
        return new WebserviceRow(id, fields, merged);
    }
}
