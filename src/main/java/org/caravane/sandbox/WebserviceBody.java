package org.caravane.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The objects of a written document: every element under {@code <prestashop>}, whatever its name. A
 * document that is no XML is a 500 of PHP warnings ending with code 127 (recordings 016 to 018).
 */
final class WebserviceBody {

    /** One sent object: scalars as given, texts by language, associations as lists of fields. */
    record Sent(
            Map<String, String> scalars,
            Map<String, Map<String, String>> texts,
            Map<String, List<Map<String, String>>> associations) {

        String id() {
            return scalars.getOrDefault("id", "").strip();
        }

        /** The same without a text. */
        Sent without(String field) {
            Map<String, Map<String, String>> others = new LinkedHashMap<>(texts);
            others.remove(field);
            return new Sent(scalars, others, associations);
        }

        boolean sends(String field) {
            return scalars.containsKey(field) || texts.containsKey(field);
        }
    }

    private WebserviceBody() {}

    static List<Sent> parse(String text) throws WebserviceError {
        return children(document(text)).stream().map(WebserviceBody::sent).toList();
    }

    private static Element document(String text) throws WebserviceError {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException malformed) {
            throw malformed(text, String.valueOf(malformed.getMessage()));
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WebserviceError malformed(String text, String why) {
        List<WebserviceError.Entry> entries = new ArrayList<>();
        if (!text.isEmpty()) {
            String first = text.lines().findFirst().orElse("");
            for (String part : List.of("Entity: line 1: parser error : " + why, first, "^")) {
                entries.add(
                        WebserviceError.warning(
                                "SimpleXMLElement::__construct(): "
                                        + part
                                        + " (/var/www/prestashop/classes/webservice/WebserviceRequest.php, line 1544)"));
            }
        }
        entries.add(
                new WebserviceError.Entry(
                        127,
                        "XML error : String could not be parsed as XML\nXML length : "
                                + text.length()
                                + "\nOriginal XML : "
                                + text));
        return new WebserviceError(500, entries);
    }

    private static Sent sent(Element object) {
        Map<String, String> scalars = new LinkedHashMap<>();
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        Map<String, List<Map<String, String>>> associations = new LinkedHashMap<>();
        for (Element field : children(object)) {
            List<Element> inside = children(field);
            if (field.getTagName().equals("associations")) {
                inside.forEach(
                        one ->
                                associations.put(
                                        one.getTagName(),
                                        children(one).stream().map(WebserviceBody::item).toList()));
            } else if (!inside.isEmpty() && inside.get(0).getTagName().equals("language")) {
                Map<String, String> byLanguage = new LinkedHashMap<>();
                inside.forEach(one -> byLanguage.put(one.getAttribute("id"), one.getTextContent()));
                texts.put(field.getTagName(), byLanguage);
            } else {
                scalars.put(field.getTagName(), field.getTextContent());
            }
        }
        return new Sent(scalars, texts, associations);
    }

    private static Map<String, String> item(Element item) {
        Map<String, String> fields = new LinkedHashMap<>();
        children(item)
                .forEach(field -> fields.put(field.getTagName(), field.getTextContent().strip()));
        return fields;
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
