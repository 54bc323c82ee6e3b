package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** JSON for tests. */
final class Answers {
    static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static JsonNode resource(String name) {
        try (InputStream stream = Answers.class.getResourceAsStream("/dolibarr/" + name)) {
            return JSON.readTree(Objects.requireNonNull(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With single quotes for double ones. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A readable product, to be spoiled. */
    static ObjectNode product() {
        return resource("23/products.json").get(0).deepCopy();
    }

    static JsonNode page(JsonNode record) {
        return JSON.createArrayNode().add(record);
    }
}
