package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every direct endpoint has somebody who calls it and somebody who is called. */
final class DirectCalls implements Convention {
    private static final String SCHEME = "direct:";
    private static final Pattern IN_JAVA = Pattern.compile("\"direct:([^\"?]+)[^\"]*\"");

    @Override
    public List<String> defects(Project project) {
        Map<String, String> consumers = consumers(project);
        Map<String, String> callers = callers(project);
        List<String> defects = new ArrayList<>();
        callers.forEach(
                (name, place) -> {
                    if (consumers.keySet().stream().noneMatch(c -> Globs.meet(c, name))) {
                        defects.add(place + " calls direct:" + name + ", which no route is");
                    }
                });
        consumers.forEach(
                (name, place) -> {
                    if (callers.keySet().stream().noneMatch(c -> Globs.meet(c, name))) {
                        defects.add(place + " is direct:" + name + ", which nobody calls");
                    }
                });
        return defects;
    }

    /** The direct name that a route listens to. */
    static Optional<String> consumed(RouteBlock route) {
        return name(route.from());
    }

    private static Map<String, String> consumers(Project project) {
        Map<String, String> consumers = new LinkedHashMap<>();
        for (RouteBlock route : project.routes()) {
            consumed(route).ifPresent(name -> consumers.put(name, route.place()));
        }
        return consumers;
    }

    private static Map<String, String> callers(Project project) {
        Map<String, String> callers = new LinkedHashMap<>();
        for (RouteBlock block : project.blocks()) {
            Trees.all(block.body())
                    .filter(node -> node != block.from() && node != block.from().path("uri"))
                    .forEach(node -> name(node).ifPresent(n -> callers.put(n, block.place())));
        }
        project.java()
                .forEach(
                        (file, text) ->
                                IN_JAVA.matcher(text)
                                        .results()
                                        .forEach(call -> callers.put(call.group(1), file)));
        return callers;
    }

    /** Of {@code uri: direct} with its parameter, or of {@code direct:name} in one string. */
    private static Optional<String> name(JsonNode node) {
        String uri = node.isTextual() ? node.asText() : node.path("uri").asText();
        if (uri.equals("direct")) {
            return Optional.of(node.path("parameters").path("name").asText())
                    .filter(name -> !name.isEmpty())
                    .map(Globs::of);
        }
        return Optional.of(uri)
                .filter(u -> u.startsWith(SCHEME))
                .map(u -> Globs.of(u.substring(SCHEME.length()).replaceFirst("\\?.*", "")));
    }
}
