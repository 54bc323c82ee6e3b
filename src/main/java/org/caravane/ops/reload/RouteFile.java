package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file of routes, as Camel's own YAML parser reads it. */
public record RouteFile(String name, JsonNode content, List<RouteBlock> blocks) {

    /**
     * Reads a file.
     *
     * @throws UnusableRoutes with the line, when it is no YAML or no list of routes
     */
    public static RouteFile of(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        JsonNode content;
        Optional<Node> root;
        try {
            content = new ObjectMapper().valueToTree(new Load(settings).loadFromString(text));
            root = new Compose(settings).composeString(text);
        } catch (YamlEngineException e) {
            throw new UnusableRoutes(defect(name, e));
        }
        if (root.isEmpty() || !(root.get() instanceof SequenceNode elements)) {
            throw new UnusableRoutes(
                    new Defect(name, 1, "is not a list of routes: each begins with \"- route:\""));
        }
        List<RouteBlock> blocks = new ArrayList<>();
        Iterator<JsonNode> bodies = content.elements();
        for (Node element : elements.getValue()) {
            blocks.add(block(name, bodies.next(), element));
        }
        return new RouteFile(name, content, List.copyOf(blocks));
    }

    private static RouteBlock block(String file, JsonNode content, Node element) {
        if (content.size() != 1 || !content.isObject()) {
            throw new UnusableRoutes(
                    new Defect(
                            file,
                            line(element),
                            "is not one thing with a name: is it indented as a part of what follows or goes before?"));
        }
        String kind = content.fieldNames().next();
        IdentityHashMap<JsonNode, Integer> places = new IdentityHashMap<>();
        mark(content, element, places);
        return new RouteBlock(
                file,
                kind,
                content.path(kind),
                line(element),
                lastLine(element) - line(element) + 1,
                places);
    }

    private static void mark(
            JsonNode content, Node node, IdentityHashMap<JsonNode, Integer> places) {
        places.putIfAbsent(content, line(node));
        if (node instanceof MappingNode mapping) {
            Iterator<JsonNode> values = content.elements();
            for (NodeTuple entry : mapping.getValue()) {
                if (values.hasNext()) {
                    mark(values.next(), entry.getValueNode(), places);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            Iterator<JsonNode> values = content.elements();
            for (Node each : sequence.getValue()) {
                mark(values.next(), each, places);
            }
        }
    }

    /** What the YAML parser, or Camel's reading of YAML, complains of. */
    static Defect defect(String file, YamlEngineException complaint) {
        if (complaint instanceof MarkedYamlEngineException marked) {
            return new Defect(
                    file,
                    marked.getProblemMark().map(Mark::getLine).orElse(-1) + 1,
                    marked.getProblem());
        }
        return new Defect(file, 0, String.valueOf(complaint.getMessage()));
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** A block's own end is where the next one begins, so ask what it contains. */
    private static int lastLine(Object node) {
        if (node instanceof NodeTuple entry) {
            return Math.max(lastLine(entry.getKeyNode()), lastLine(entry.getValueNode()));
        }
        if (node instanceof CollectionNode<?> collection && !collection.getValue().isEmpty()) {
            return collection.getValue().stream().mapToInt(RouteFile::lastLine).max().orElseThrow();
        }
        return ((Node) node).getEndMark().map(Mark::getLine).orElse(0) + 1;
    }
}
