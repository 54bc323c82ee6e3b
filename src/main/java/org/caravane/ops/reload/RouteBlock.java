package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One element of a route file.
 *
 * @param kind {@code route}, {@code routeTemplate} or {@code routeConfiguration}
 * @param line where it begins
 * @param lines how long it is in its file
 * @param places the line of every node below, by identity
 */
public record RouteBlock(
        String file,
        String kind,
        JsonNode body,
        int line,
        int lines,
        IdentityHashMap<JsonNode, Integer> places) {

    public boolean isRoute() {
        return kind.equals("route") || kind.equals("routeTemplate");
    }

    public String id() {
        return body.path("id").asText();
    }

    /** The route, or the one that a template makes. */
    public JsonNode route() {
        return body.path("route").isObject() ? body.path("route") : body;
    }

    public JsonNode from() {
        return route().path("from");
    }

    public String description() {
        return route().path("description").asText(body.path("description").asText());
    }

    /** The names that a template's caller fills in. */
    public Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        body.path("parameters").forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    /** Where a defect is. */
    public String place() {
        return file + ": " + name();
    }

    /** The id, or what it is when it has none. */
    public String name() {
        return id().isEmpty() ? kind : id();
    }

    /** What is wrong with this block, at the line of one of its nodes. */
    public Defect defect(JsonNode node, String reason) {
        return new Defect(file, places.getOrDefault(node, line), name() + " " + reason);
    }
}
