package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What is noted page by page is split as a stream. Camel otherwise keeps the exchange of each page,
 * with its rows, until the last is noted: 100,000 products filled the memory.
 */
final class StreamedPages implements Convention {
    private static final String PAGES = "notes";

    @Override
    public List<String> defects(Project project) {
        return project.routes().stream()
                .filter(
                        route ->
                                route.route().findValues("split").stream()
                                        .anyMatch(StreamedPages::keepsPages))
                .map(route -> route.place() + " splits pages of notes without streaming: true")
                .toList();
    }

    private static boolean keepsPages(JsonNode split) {
        return split.path("method").path("ref").asText().equals(PAGES)
                && !split.path("streaming").asBoolean();
    }
}
