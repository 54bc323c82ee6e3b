package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** A file of routes, as Camel's own YAML parser reads it. */
record RouteFile(String name, JsonNode content, List<RouteBlock> blocks) {

    static RouteFile of(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        JsonNode content = new ObjectMapper().valueToTree(new Load(settings).loadFromString(text));
        CollectionNode<?> elements =
                (CollectionNode<?>) new Compose(settings).composeString(text).orElseThrow();
        List<RouteBlock> blocks = new ArrayList<>();
        for (JsonNode element : content) {
            String kind = element.fieldNames().next();
            Node node = (Node) elements.getValue().get(blocks.size());
            int lines = lastLine(node) - node.getStartMark().orElseThrow().getLine() + 1;
            blocks.add(new RouteBlock(name, kind, element.path(kind), lines));
        }
        return new RouteFile(name, content, List.copyOf(blocks));
    }

    /** A block's own end is where the next one begins, so ask what it contains. */
    private static int lastLine(Object node) {
        if (node instanceof NodeTuple entry) {
            return Math.max(lastLine(entry.getKeyNode()), lastLine(entry.getValueNode()));
        }
        if (node instanceof CollectionNode<?> collection && !collection.getValue().isEmpty()) {
            return collection.getValue().stream().mapToInt(RouteFile::lastLine).max().orElseThrow();
        }
        return ((Node) node).getEndMark().orElseThrow().getLine();
    }
}
