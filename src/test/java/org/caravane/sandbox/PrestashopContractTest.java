package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Replays the recorded requests against the sandbox and compares status, content type and the shape
 * of the body: XML elements and attributes, JSON keys and types, error codes. The number of objects
 * in a list is not compared, nor texts and values.
 */
class PrestashopContractTest {

    private static final Path RECORDINGS = Path.of("../shared/contracts/prestashop/8.2.1");
    private static final int REACHED = 146;
    private static final int EXACT = 93;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void answersTheRecordedRequestsAsRecorded() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(RECORDINGS));
        int covered = 0;
        int exact = 0;
        Map<String, List<String>> leftOut = new TreeMap<>();
        List<String> different = new ArrayList<>();
        for (Path file : files()) {
            JsonNode recording = JSON.readTree(file.toFile());
            String name = file.getFileName().toString().replace(".json", "");
            Optional<String> reason = PrestashopReplayTest.leftOut(name, recording);
            if (reason.isPresent()) {
                leftOut.computeIfAbsent(reason.get(), key -> new ArrayList<>()).add(name);
                continue;
            }
            covered++;
            JsonNode wanted = recording.get("response");
            PrestashopReplayTest.Answer answer =
                    PrestashopReplayTest.play(name, recording.get("request"));
            String expected =
                    wanted.get("status").asInt()
                            + " "
                            + wanted.get("headers").path("content-type").asText("")
                            + "\n"
                            + shape(wanted.get("body").asText(""));
            String actual =
                    answer.status() + " " + answer.contentType() + "\n" + shape(answer.body());
            exact += plain(wanted.get("body").asText("")).equals(plain(answer.body())) ? 1 : 0;
            if (!expected.equals(actual)) {
                different.add(name + "\n" + difference(expected, actual));
            }
        }
        int missed = leftOut.values().stream().mapToInt(List::size).sum();
        System.out.println(
                "PrestaShop: "
                        + covered
                        + " recordings covered, "
                        + missed
                        + " left out; "
                        + exact
                        + " answered to the letter, but for ids and dates");
        leftOut.forEach(
                (reason, names) ->
                        System.out.println(
                                "  "
                                        + reason
                                        + " ("
                                        + names.size()
                                        + "): "
                                        + String.join(", ", names)));
        assertThat(different).isEmpty();
        assertThat(covered).isGreaterThanOrEqualTo(REACHED);
        assertThat(exact).isGreaterThanOrEqualTo(EXACT);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(RECORDINGS, RECORDINGS.resolve("extra"))) {
            try (Stream<Path> list = Files.list(folder)) {
                list.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static String difference(String expected, String actual) {
        List<String> wanted = new ArrayList<>(expected.lines().toList());
        List<String> got = new ArrayList<>(actual.lines().toList());
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(got);
        got.removeAll(wanted);
        return "  missing " + missing + "\n  surplus " + got;
    }

    /** Without ids, dates and the port. */
    private static String plain(String body) {
        return body.replaceAll("http://(127.0.0.1|localhost):\\d+", "")
                .replaceAll("/\\d+\"", "/N\"")
                .replaceAll("<id>.*?</id>", "<id>N</id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "DATE");
    }

    /** One line per path: repeated elements count once. */
    private static String shape(String body) throws Exception {
        if (body.isBlank()) {
            return "";
        }
        TreeSet<String> lines = new TreeSet<>();
        if (body.startsWith("<")) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            Element root =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement();
            xml(root, "", lines);
        } else if (body.startsWith("{") || body.startsWith("[")) {
            json(JSON.readTree(body), "", lines);
        } else {
            lines.add(body);
        }
        return String.join("\n", lines);
    }

    private static void xml(Element element, String path, TreeSet<String> lines) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            boolean free =
                    attribute.getNodeName().equals("id")
                            || attribute.getNodeName().equals("xlink:href");
            attributes.put(attribute.getNodeName(), free ? "" : "=" + attribute.getNodeValue());
        }
        String here = path + "/" + element.getTagName();
        String text = element.getTagName().equals("code") ? " " + element.getTextContent() : "";
        lines.add(here + " " + new TreeMap<>(attributes) + text);
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                xml(child, here, lines);
            }
        }
    }

    private static void json(JsonNode node, String path, TreeSet<String> lines) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(
                            field -> json(field.getValue(), path + "/" + field.getKey(), lines));
        } else if (node.isArray()) {
            lines.add(path + "[]");
            node.forEach(item -> json(item, path + "[]", lines));
        } else {
            lines.add(
                    path
                            + " "
                            + node.getNodeType()
                            + (path.endsWith("/code") ? " " + node.asText() : ""));
        }
    }
}
