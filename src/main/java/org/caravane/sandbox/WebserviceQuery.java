package org.caravane.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a request, decoded; keys keep their brackets ({@code filter[id]}). */
record WebserviceQuery(Map<String, String> values) {

    static WebserviceQuery parse(String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                values.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new WebserviceQuery(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean json() {
        return get("output_format").equalsIgnoreCase("JSON")
                || get("io_format").equalsIgnoreCase("JSON");
    }

    /** {@code filter[name]} parameters by name. */
    Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith("filter[") && key.endsWith("]")) {
                        filters.put(key.substring(7, key.length() - 1), value);
                    }
                });
        return filters;
    }
}
