package org.caravane.prestashop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** XML for tests. */
final class Xml {
    static final Path RECORDINGS = Path.of("../shared/contracts/prestashop");
    static final ObjectMapper JSON = new ObjectMapper();
    static final XmlMapper MAPPER = WebserviceXml.mapper();

    private Xml() {}

    static JsonNode read(String xml) {
        try {
            return MAPPER.readTree(xml);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inside the root element. */
    static JsonNode inside(String xml) {
        return read("<prestashop>" + xml + "</prestashop>");
    }

    static String resource(String name) {
        try (InputStream stream = Xml.class.getResourceAsStream("/prestashop/8.2/" + name)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as it is sent. */
    static String written(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a real shop answered. */
    static JsonNode response(String file) {
        try {
            return JSON.readTree(RECORDINGS.resolve(file).toFile()).path("response");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
