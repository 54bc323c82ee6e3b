package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.caravane.ops.reload.RouteBlock;

/** A route reads as a sentence: it fits a screen, and its steps nest hardly. */
final class RouteSizes implements Convention {
    static final int MOST_LINES = 40;
    static final int MOST_LEVELS = 2;

    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        for (RouteBlock block : project.blocks()) {
            if (block.lines() > MOST_LINES) {
                defects.add(
                        "%s has %d lines, more than %d"
                                .formatted(block.place(), block.lines(), MOST_LINES));
            }
            int levels = levels(block.body()) - 1;
            if (levels > MOST_LEVELS) {
                defects.add(
                        "%s nests its steps %d levels deep, more than %d"
                                .formatted(block.place(), levels, MOST_LEVELS));
            }
        }
        return defects;
    }

    private static int levels(JsonNode node) {
        int below =
                StreamSupport.stream(node.spliterator(), false)
                        .mapToInt(RouteSizes::levels)
                        .max()
                        .orElse(0);
        return node.has("steps") ? below + 1 : below;
    }
}
