package org.caravane.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils JSON and keeps it JSON, or nearly. */
final class JsonMutations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Stands for what is no JSON, and is replaced once the tree is text. */
    private static final String RAW = "@@";

    private static final String[] RAWS = {
        "NaN",
        "-Infinity",
        "1e400",
        "-1e-400",
        "00",
        "1.",
        "undefined",
        "\"a\":1,\"a\":2",
        "123456789012345678901234567890",
        "1e999999999",
        "0x10",
        "'x'",
    };

    private JsonMutations() {}

    static String spoiled(String sample, Random random) {
        try {
            JsonNode tree = JSON.readTree(sample);
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                List<JsonNode> containers = new ArrayList<>();
                containers(tree, containers);
                if (!containers.isEmpty()) {
                    change(containers.get(random.nextInt(containers.size())), random);
                }
            }
            String text = JSON.writeValueAsString(tree);
            return text.replace("\"" + RAW + "\"", RAWS[random.nextInt(RAWS.length)]);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            if (!node.isEmpty()) {
                found.add(node);
            }
            node.forEach(child -> containers(child, found));
        }
    }

    private static void change(JsonNode container, Random random) {
        if (container instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(random.nextInt(array.size() + 1), array.get(at).deepCopy());
                case 2 -> array.add(array.remove(at));
                default -> array.set(at, value(random));
            }
        } else if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            String other = names.get(random.nextInt(names.size()));
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(Mutations.junk(random), object.remove(name));
                case 2 -> {
                    JsonNode value = object.get(name);
                    object.set(name, object.get(other));
                    object.set(other, value);
                }
                default -> object.set(name, value(random));
            }
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(300)));
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.objectNode();
            case 6 -> nested(1 << random.nextInt(9));
            case 7 -> NODES.objectNode().put(Mutations.junk(random), Mutations.junk(random));
            case 8 -> NODES.textNode(RAW);
            case 9 -> NODES.numberNode(random.nextInt(2000) - 1000);
            default -> NODES.textNode(Mutations.junk(random));
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode node = NODES.textNode("deep");
        for (int i = 0; i < depth; i++) {
            node = i % 2 == 0 ? NODES.arrayNode().add(node) : NODES.objectNode().set("n", node);
        }
        return node;
    }
}
