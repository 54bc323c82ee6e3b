package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who calls which direct endpoint, and who is called. */
public final class DirectCalls {
    private static final String SCHEME = "direct:";

    private DirectCalls() {}

    /** Calls of a name that no route listens to. */
    public static List<Defect> unanswered(List<RouteBlock> blocks) {
        List<String> consumed = blocks.stream().flatMap(b -> consumed(b).stream()).toList();
        List<Defect> defects = new ArrayList<>();
        for (RouteBlock block : blocks) {
            calls(block)
                    .forEach(
                            (call, name) -> {
                                if (consumed.stream().noneMatch(c -> Globs.meet(c, name))) {
                                    defects.add(
                                            block.defect(
                                                    call,
                                                    "calls direct:%s, which no route is"
                                                            .formatted(name)));
                                }
                            });
        }
        return defects;
    }

    /** The direct name that a route listens to. */
    public static Optional<String> consumed(RouteBlock route) {
        return name(route.from());
    }

    /** The direct names that a block calls, by the node that does. */
    public static Map<JsonNode, String> calls(RouteBlock block) {
        Map<JsonNode, String> calls = new LinkedHashMap<>();
        Map<String, JsonNode> first = new LinkedHashMap<>();
        Trees.all(block.body())
                .filter(node -> !node.equals(block.from()))
                .filter(node -> !node.equals(block.from().path("uri")))
                .forEach(node -> name(node).ifPresent(name -> first.putIfAbsent(name, node)));
        first.forEach((name, node) -> calls.put(node, name));
        return calls;
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
