package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One element of a route file.
 *
 * @param kind {@code route}, {@code routeTemplate} or {@code routeConfiguration}
 * @param lines how long it is in its file
 */
record RouteBlock(String file, String kind, JsonNode body, int lines) {

    boolean isRoute() {
        return kind.equals("route") || kind.equals("routeTemplate");
    }

    String id() {
        return body.path("id").asText();
    }

    /** The route, or the one that a template makes. */
    JsonNode route() {
        return body.path("route").isObject() ? body.path("route") : body;
    }

    JsonNode from() {
        return route().path("from");
    }

    String description() {
        return route().path("description").asText(body.path("description").asText());
    }

    /** The names that a template's caller fills in. */
    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        body.path("parameters").forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    /** Where a defect is. */
    String place() {
        return file + ": " + (id().isEmpty() ? kind : id());
    }
}
