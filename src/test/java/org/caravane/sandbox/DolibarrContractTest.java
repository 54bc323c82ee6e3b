package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Holds the sandbox to what a real Dolibarr 23 answered; skipped without the recordings. */
class DolibarrContractTest {
    private static final Path RECORDINGS = Path.of("../shared/contracts/dolibarr/23");
    private static final int REACHED = 82;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDPOINTS =
            Set.of("status", "products", "stockmovements", "warehouses", "orders", "shipments");
    private static final Map<String, String> LEFT_OUT =
            Map.ofEntries(
                    Map.entry("48", "categories"),
                    Map.entry("54", "categories"),
                    Map.entry("55", "categories"),
                    Map.entry("156", "categories"),
                    Map.entry("56", "prices per segment or customer"),
                    Map.entry("57", "prices per segment or customer"),
                    Map.entry("58", "variants' attributes"),
                    Map.entry("59", "variants' attributes"),
                    Map.entry("61", "variants' attributes"),
                    Map.entry("62", "variants' attributes"),
                    Map.entry("63", "variants' attributes"),
                    Map.entry("96", "orders by reference"),
                    Map.entry("97", "orders by reference"),
                    Map.entry("98", "orders by reference"),
                    Map.entry("99", "an order's shipments"),
                    Map.entry("100", "an order's shipments"),
                    Map.entry("89", "orders by reference"),
                    Map.entry("95", "drafts"),
                    Map.entry("104", "drafts"),
                    Map.entry("121", "writing orders"),
                    Map.entry("123", "XML"),
                    Map.entry("131", "users who only read"),
                    Map.entry("144", "translations"));
    private static final Set<String> EMPTY = Set.of("06", "07", "08", "09");
    private static final Set<String> COPIED =
            Set.of(
                    "ref",
                    "ref_ext",
                    "label",
                    "description",
                    "note_public",
                    "note_private",
                    "type",
                    "status",
                    "status_buy",
                    "barcode",
                    "barcode_type",
                    "tva_tx",
                    "price",
                    "price_ttc",
                    "price_base_type",
                    "multiprices",
                    "multiprices_ttc",
                    "multiprices_base_type",
                    "multiprices_tva_tx",
                    "weight",
                    "weight_units",
                    "length",
                    "length_units",
                    "width",
                    "width_units",
                    "height",
                    "height_units",
                    "array_options");

    @Test
    void answersAsTheRealOneDid() throws Exception {
        Assumptions.assumeThat(RECORDINGS).isDirectory();
        Map<String, List<String>> leftOut = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        int covered = 0;
        try (DolibarrSandbox empty = sandbox(3);
                DolibarrSandbox full = seeded(3);
                DolibarrSandbox single = seeded(0)) {
            for (Path file : recordings()) {
                String number = number(file);
                JsonNode recording = JSON.readTree(file.toFile());
                Optional<String> reason = leftOut(number, recording);
                if (reason.isPresent()) {
                    leftOut.computeIfAbsent(reason.get(), any -> new ArrayList<>()).add(number);
                    continue;
                }
                DolibarrSandbox sandbox =
                        EMPTY.contains(number) ? empty : number.equals("143") ? single : full;
                arrange(sandbox.faults(), number);
                Optional<String> difference = difference(sandbox, recording);
                difference.ifPresent(text -> differences.add(file.getFileName() + ": " + text));
                covered++;
            }
        }
        int out = leftOut.values().stream().mapToInt(List::size).sum();
        System.out.println("Dolibarr: " + covered + " recordings covered, " + out + " left out");
        leftOut.forEach((reason, numbers) -> System.out.println("  " + reason + ": " + numbers));
        assertThat(differences).isEmpty();
        assertThat(covered).isGreaterThanOrEqualTo(REACHED);
    }

    private static Optional<String> leftOut(String number, JsonNode recording) {
        String[] path = recording.path("request").path("path").asText().split("/", -1);
        if (number.startsWith("hook")) {
            return Optional.of("webhooks");
        }
        if (LEFT_OUT.containsKey(number)) {
            return Optional.of(LEFT_OUT.get(number));
        }
        String first = path.length > 3 ? path[3] : "";
        boolean known = ENDPOINTS.contains(first) || first.equals("payments");
        return known ? Optional.empty() : Optional.of("endpoint " + first);
    }

    private static void arrange(DolibarrFaults faults, String number) {
        faults.apiDisabled(Set.of("01", "02").contains(number));
        faults.productRight(!Set.of("133", "136").contains(number));
        faults.stockRight(!Set.of("134", "138").contains(number));
        faults.revokeKey(number.equals("137"));
    }

    private static Optional<String> difference(DolibarrSandbox sandbox, JsonNode recording)
            throws Exception {
        JsonNode expected = recording.path("response");
        HttpResponse<String> actual = send(sandbox, recording.path("request"));
        if (actual.statusCode() != expected.path("status").asInt()) {
            return Optional.of("status " + actual.statusCode() + " " + actual.body());
        }
        String type = actual.headers().firstValue("Content-Type").orElse("");
        if (!type.equals(expected.path("headers").path("content-type").asText())) {
            return Optional.of("content type " + type);
        }
        JsonNode body = expected.path("body");
        if (!type.startsWith("application/json")) {
            return actual.body().isEmpty() == body.asText("").isEmpty()
                    ? Optional.empty()
                    : Optional.of("body " + actual.body());
        }
        return difference("", body, JSON.readTree(actual.body()));
    }

    /** Same keys and types all the way down; null goes with anything. */
    private static Optional<String> difference(String at, JsonNode expected, JsonNode actual) {
        if (expected.isNull() || actual.isNull()) {
            return Optional.empty();
        }
        if (expected.getNodeType() != actual.getNodeType()) {
            return Optional.of(at + " is " + actual + " instead of " + expected);
        }
        if (expected.isArray()) {
            if (expected.isEmpty() != actual.isEmpty()) {
                return Optional.of(at + " is " + actual + " instead of " + expected);
            }
            return expected.isEmpty()
                    ? Optional.empty()
                    : difference(at + "[0]", expected.get(0), actual.get(0));
        }
        if (at.endsWith("stock_warehouse") || at.endsWith("stock_warehouses")) {
            return difference(at + ".*", expected.elements().next(), actual.elements().next());
        }
        if (!names(expected).equals(names(actual))) {
            Set<String> more = new HashSet<>(names(actual));
            more.removeAll(names(expected));
            Set<String> less = new HashSet<>(names(expected));
            less.removeAll(names(actual));
            return Optional.of(at + " has too much " + more + ", lacks " + less);
        }
        return names(expected).stream()
                .flatMap(
                        name ->
                                difference(at + "." + name, expected.get(name), actual.get(name))
                                        .stream())
                .findFirst();
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static HttpResponse<String> send(DolibarrSandbox sandbox, JsonNode request)
            throws Exception {
        String query =
                request.path("query").properties().stream()
                        .map(
                                parameter ->
                                        parameter.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        parameter.getValue().asText(),
                                                        StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        String path = request.path("path").asText().substring("/api/index.php".length());
        JsonNode body = request.path("body");
        String text = body.isNull() ? "" : body.isTextual() ? body.asText() : body.toString();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(sandbox.url() + path + "?" + query))
                        .method(
                                request.path("method").asText(),
                                HttpRequest.BodyPublishers.ofString(text));
        request.path("headers")
                .properties()
                .forEach(header -> builder.header(header.getKey(), header.getValue().asText()));
        return HttpClient.newHttpClient()
                .send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static DolibarrSandbox sandbox(int levels) {
        ZoneId utc = ZoneId.of("UTC");
        return DolibarrSandbox.start(
                new DolibarrSandbox.Options(
                        0, "dolikey0000", Optional.empty(), levels, utc, utc, Clock.systemUTC()));
    }

    /** 55 products with the recorded ids, orders and shipments enough for the recorded ones. */
    private static DolibarrSandbox seeded(int levels) throws IOException {
        DolibarrSandbox sandbox = sandbox(levels);
        Map<Long, JsonNode> known = new HashMap<>();
        for (Path file : recordings()) {
            JsonNode body = JSON.readTree(file.toFile()).path("response").path("body");
            if (body.has("stock_warehouse") && body.has("multiprices_ttc")) {
                known.putIfAbsent(body.path("id").asLong(), body);
            }
        }
        long paris = sandbox.addWarehouse("BOUTIQUE-PARIS", true);
        long lyon = sandbox.addWarehouse("DEPOT-LYON", true);
        for (long id = 1; id <= 55; id++) {
            Map<String, Object> fields = fields(id, known);
            long given = id == 41 ? sandbox.addVariant(15, fields) : sandbox.addProduct(fields);
            assertThat(given).isEqualTo(id);
            if (id != 40) {
                sandbox.moveStock(id, paris, id == 36 ? 2.5 : 12);
                sandbox.moveStock(id, lyon, 38);
            }
        }
        for (int i = 1; i <= 10; i++) {
            sandbox.addShipment(sandbox.addOrder(1, 2), lyon);
        }
        sandbox.changeExtrafields(1, Map.of("material", "Inox / noyer"));
        return sandbox;
    }

    private static Map<String, Object> fields(long id, Map<Long, JsonNode> known) {
        ObjectNode fields = JSON.createObjectNode();
        fields.put("ref", "COUT-" + id).put("label", "Produit " + id).put("status", "1");
        fields.put("tva_tx", "20").put("price_base_type", "TTC").put("price_ttc", "12");
        fields.putObject("array_options").put("options_brand", "Thiers & Fils");
        JsonNode body = known.get(id);
        if (body != null) {
            fields.remove("array_options");
            for (Map.Entry<String, JsonNode> field : body.properties()) {
                if (COPIED.contains(field.getKey())) {
                    fields.set(field.getKey(), field.getValue());
                }
            }
            if (body.path("date_modification").asText().isEmpty()) {
                fields.remove("array_options");
            }
        }
        if (id == 2) {
            fields.put("ref", "COUT-CHEF-20");
        }
        return JSON.convertValue(fields, new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static String number(Path file) {
        String name = file.getFileName().toString();
        String[] parts = name.split("-", -1);
        return parts[0].equals("hook") ? "hook-" + parts[1] : parts[0];
    }
}
