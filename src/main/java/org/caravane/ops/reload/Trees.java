package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Ways through YAML. */
public final class Trees {
    private Trees() {}

    /** The node and everything below it. */
    public static Stream<JsonNode> all(JsonNode node) {
        return Stream.concat(
                Stream.of(node),
                StreamSupport.stream(node.spliterator(), false).flatMap(Trees::all));
    }

    public static Stream<JsonNode> objects(JsonNode node) {
        return all(node).filter(JsonNode::isObject);
    }

    public static Stream<String> texts(JsonNode node) {
        return all(node).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
