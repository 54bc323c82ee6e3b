package org.caravane.prestashop;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;

/**
 * The Webservice's XML, read as a tree: an element that repeats is an array, one with an attribute
 * and text is an object whose text is under the empty name.
 */
public final class WebserviceXml {
    private WebserviceXml() {}

    /** An answer nests ten levels deep (associations of combinations). */
    private static final int DEEPEST = 64;

    private static final int LONGEST_TEXT = 8 * 1024 * 1024;
    private static final int LONGEST_ATTRIBUTE = 64 * 1024;
    private static final int MOST_ATTRIBUTES = 100;

    /** A product read whole has some 150, a stock row 4. */
    private static final int MOST_ELEMENTS = 500_000;

    /**
     * A mapper that resolves no entity, refuses what is nested too deep, too long or too many, and
     * writes no character that XML forbids.
     */
    public static XmlMapper mapper() {
        StreamReadConstraints bounds =
                StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .build();
        XMLOutputFactory output = XMLOutputFactory.newFactory();
        output.setProperty(
                com.ctc.wstx.api.WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER,
                new com.ctc.wstx.api.InvalidCharHandler.ReplacingHandler(' '));
        XmlMapper mapper =
                new XmlMapper(
                        XmlFactory.builder()
                                .xmlInputFactory(input())
                                .xmlOutputFactory(output)
                                .streamReadConstraints(bounds)
                                .build());
        mapper.configure(ToXmlGenerator.Feature.WRITE_XML_DECLARATION, true);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        return mapper;
    }

    private static WstxInputFactory input() {
        WstxInputFactory input = new WstxInputFactory();
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        input.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        input.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MOST_ELEMENTS);
        input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        input.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        return input;
    }

    /** The elements of that name, whether none, one or many. */
    static List<JsonNode> all(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else if (node.isObject() || (node.isTextual() && !node.asText().isBlank())) {
            nodes.add(node);
        }
        return nodes;
    }

    /** The text of an element, with or without attributes; empty when it is not there. */
    static String text(JsonNode element) {
        return element.isObject() ? element.path("").asText("") : element.asText("");
    }

    static String text(JsonNode parent, String name) {
        return text(parent.path(name));
    }

    /** The id in an element, absent when it is none. */
    static Optional<Long> id(JsonNode parent, String name) {
        String text = text(parent, name).strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** The same of a language: its id is small. */
    static Optional<Integer> languageId(JsonNode language) {
        return id(language, "id").filter(id -> id <= Integer.MAX_VALUE).map(Math::toIntExact);
    }
}
