package org.caravane.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.caravane.prestashop.WebserviceXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What is sent to a shop: read again with another parser it says the same. */
final class WrittenXml {
    private static final XmlMapper MAPPER = WebserviceXml.mapper();

    private WrittenXml() {}

    /**
     * Writes and compares.
     *
     * @param items what stands in the document, field by field; nested values are not compared
     */
    static void check(Object document, String item, List<Map<String, Object>> items)
            throws Exception {
        String xml = MAPPER.writeValueAsString(document);
        Element root = parsed(xml).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("prestashop");
        List<Element> elements = children(root);
        assertThat(elements).hasSameSizeAs(items).allMatch(e -> e.getTagName().equals(item));
        for (int i = 0; i < items.size(); i++) {
            Element element = elements.get(i);
            for (Map.Entry<String, Object> field : items.get(i).entrySet()) {
                List<Element> found =
                        children(element).stream()
                                .filter(e -> e.getTagName().equals(field.getKey()))
                                .toList();
                assertThat(found).as(field.getKey()).hasSize(1);
                if (field.getValue() instanceof String text) {
                    assertThat(found.get(0).getTextContent())
                            .as(field.getKey())
                            .isEqualTo(storable(text));
                }
            }
        }
    }

    /** What XML 1.0 cannot hold is a space. */
    static String storable(String text) {
        StringBuilder held = new StringBuilder();
        text.codePoints()
                .forEach(
                        c ->
                                held.appendCodePoint(
                                        c == 9
                                                        || c == 10
                                                        || c == 13
                                                        || (c >= 0x20 && c <= 0xD7FF)
                                                        || (c >= 0xE000 && c <= 0xFFFD)
                                                        || c >= 0x10000
                                                ? c
                                                : ' '));
        return held.toString();
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
