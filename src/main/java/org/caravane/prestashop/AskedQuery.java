package org.caravane.prestashop;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request to the Webservice asked for: the answer is held to it.
 *
 * @param resource the first part of the path, empty for the root document
 * @param id the second part, absent for a list
 * @param parameters of the query, decoded
 */
record AskedQuery(String resource, Optional<String> id, Map<String, String> parameters) {
    private static final Map<String, String> IRREGULAR =
            Map.of(
                    "taxes", "tax",
                    "countries", "country",
                    "currencies", "currency",
                    "categories", "category",
                    "addresses", "address");

    static AskedQuery of(String path, String query) {
        String[] parts = path.replaceFirst("^/+", "").split("/", -1);
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(parameter.substring(0, equals)),
                        decoded(parameter.substring(equals + 1)));
            }
        }
        return new AskedQuery(
                parts[0],
                parts.length > 1 && !parts[1].isEmpty() ? Optional.of(parts[1]) : Optional.empty(),
                parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException literal) {
            return text;
        }
    }

    boolean isRoot() {
        return resource.isEmpty();
    }

    boolean isSchema() {
        return parameters.containsKey("schema");
    }

    /** The element of one object: {@code tax} of {@code taxes}. */
    String node() {
        String irregular = IRREGULAR.get(resource);
        return irregular != null
                ? irregular
                : resource.endsWith("s") ? resource.substring(0, resource.length() - 1) : resource;
    }

    /** The fields that every object must have; the id where all or none are named. */
    List<String> fields() {
        String display = parameters.getOrDefault("display", "");
        boolean named =
                display.startsWith("[") && display.endsWith("]") && display.lastIndexOf('[') == 0;
        return named
                ? List.of(display.substring(1, display.length() - 1).split(",", -1))
                : List.of("id");
    }

    /** The values that a filter names, absent when that field is not filtered by a list. */
    Optional<Set<String>> filtered(String field) {
        String value = parameters.getOrDefault("filter[" + field + "]", "");
        return value.startsWith("[") && value.endsWith("]") && !value.contains(",")
                ? Optional.of(
                        new LinkedHashSet<>(
                                List.of(value.substring(1, value.length() - 1).split("\\|", -1))))
                : Optional.empty();
    }

    /** How many objects there may be. */
    int limit() {
        String limit = parameters.getOrDefault("limit", "");
        return limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : Integer.MAX_VALUE;
    }

    /** In a pause's sentence: {@code products by reference}. */
    String told() {
        String by =
                parameters.keySet().stream()
                        .filter(p -> p.startsWith("filter["))
                        .map(p -> p.substring("filter[".length(), p.length() - 1))
                        .findFirst()
                        .map(f -> " by " + f)
                        .orElse("");
        return isRoot() ? "what its key may do" : resource + by;
    }
}
