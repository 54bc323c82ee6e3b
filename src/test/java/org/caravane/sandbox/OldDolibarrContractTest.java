package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Holds the sandbox as Dolibarr 19 to what a real 19.0.2 answered: status, type, kind of answer,
 * and the fields that Caravane reads; skipped without the recordings.
 */
class OldDolibarrContractTest {
    private static final Path RECORDINGS = Path.of("../shared/contracts/dolibarr/19");
    private static final int REACHED = 61;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDPOINTS =
            Set.of("status", "products", "stockmovements", "warehouses", "orders", "shipments");
    private static final Set<String> EMPTY = Set.of("01", "02", "03", "07");

    /** Variants, categories, prices per segment, orders by reference or deleted, drafts, XML. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "41", "47", "48", "49", "50", "51", "52", "54", "55", "56", "82", "88", "89",
                    "90", "91", "92", "93", "97", "114", "116");

    private static final Set<String> READ =
            Set.of(
                    "id",
                    "ref",
                    "label",
                    "description",
                    "status",
                    "statut",
                    "tva_tx",
                    "price",
                    "price_ttc",
                    "price_base_type",
                    "multiprices",
                    "weight_units",
                    "date_creation",
                    "lines",
                    "date_commande",
                    "tracking_number",
                    "product_id",
                    "warehouse_id",
                    "datem",
                    "tms",
                    "lieu");

    @Test
    void answersAsTheRealOneDid() throws Exception {
        Assumptions.assumeThat(RECORDINGS).isDirectory();
        List<String> differences = new ArrayList<>();
        int covered = 0;
        try (DolibarrSandbox empty = sandbox();
                DolibarrSandbox full = sandbox()) {
            seed(full);
            for (Path file : recordings()) {
                String number = file.getFileName().toString().split("-", 2)[0];
                JsonNode recording = JSON.readTree(file.toFile());
                String[] path = recording.path("request").path("path").asText().split("/", -1);
                if (path.length < 4 || !ENDPOINTS.contains(path[3]) || LEFT_OUT.contains(number)) {
                    continue;
                }
                DolibarrSandbox unit = EMPTY.contains(number) ? empty : full;
                difference(unit, recording)
                        .ifPresent(text -> differences.add(file.getFileName() + ": " + text));
                covered++;
            }
        }
        System.out.println("Dolibarr 19: " + covered + " recordings covered");
        assertThat(differences).isEmpty();
        assertThat(covered).isGreaterThanOrEqualTo(REACHED);
    }

    private static Optional<String> difference(DolibarrSandbox unit, JsonNode recording)
            throws Exception {
        JsonNode expected = recording.path("response");
        HttpResponse<String> actual = send(unit, recording.path("request"));
        if (actual.statusCode() != expected.path("status").asInt()) {
            return Optional.of("status " + actual.statusCode() + " " + actual.body());
        }
        String type = actual.headers().firstValue("Content-Type").orElse("");
        if (!type.equals(expected.path("headers").path("content-type").asText())) {
            return Optional.of("content type " + type);
        }
        return type.startsWith("application/json")
                ? difference("", expected.path("body"), JSON.readTree(actual.body()))
                : Optional.empty();
    }

    private static Optional<String> difference(String at, JsonNode expected, JsonNode actual) {
        if (expected.isNull() || actual.isNull()) {
            return Optional.empty();
        }
        if (expected.getNodeType() != actual.getNodeType()) {
            return Optional.of(at + " is " + actual + " instead of " + expected);
        }
        if (expected.isArray()) {
            return expected.isEmpty() || actual.isEmpty()
                    ? Optional.of(expected.isEmpty() == actual.isEmpty())
                            .filter(same -> !same && at.isEmpty())
                            .map(differs -> "empty on one side")
                    : difference(at + "[0]", expected.get(0), actual.get(0));
        }
        return expected.properties().stream()
                .filter(field -> READ.contains(field.getKey()) && !at.contains("lines"))
                .filter(field -> !field.getValue().isNull())
                .flatMap(
                        field ->
                                (actual.has(field.getKey())
                                                ? difference(
                                                        at + "." + field.getKey(),
                                                        field.getValue(),
                                                        actual.get(field.getKey()))
                                                : Optional.of(at + " lacks " + field.getKey()))
                                        .stream())
                .findFirst();
    }

    private static HttpResponse<String> send(DolibarrSandbox unit, JsonNode request)
            throws Exception {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, JsonNode> parameter : request.path("query").properties()) {
            query.append(parameter.getKey())
                    .append('=')
                    .append(
                            URLEncoder.encode(
                                    parameter.getValue().asText(), StandardCharsets.UTF_8))
                    .append('&');
        }
        String path = request.path("path").asText().substring("/api/index.php".length());
        JsonNode body = request.path("body");
        String text = body.isNull() ? "" : body.isTextual() ? body.asText() : body.toString();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(unit.url() + path + "?" + query))
                        .method(
                                request.path("method").asText(),
                                HttpRequest.BodyPublishers.ofString(text));
        request.path("headers")
                .properties()
                .forEach(header -> builder.header(header.getKey(), header.getValue().asText()));
        return HttpClient.newHttpClient()
                .send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static DolibarrSandbox sandbox() {
        ZoneId utc = ZoneId.of("UTC");
        DolibarrSandbox sandbox =
                DolibarrSandbox.start(
                        new DolibarrSandbox.Options(
                                0,
                                "dolikey0000",
                                Optional.empty(),
                                3,
                                utc,
                                utc,
                                Clock.systemUTC()));
        sandbox.setup().version("19.0.2");
        return sandbox;
    }

    private static void seed(DolibarrSandbox sandbox) throws IOException {
        sandbox.addWarehouse("BOUTIQUE-PARIS", true);
        long lyon = sandbox.addWarehouse("DEPOT-LYON", true);
        List<Map<String, Object>> known = new ArrayList<>();
        for (String file : List.of("10-product-full", "17-product-isbn-extrafields")) {
            JsonNode body =
                    JSON.readTree(RECORDINGS.resolve(file + ".json").toFile())
                            .path("response")
                            .path("body");
            known.add(
                    Map.of(
                            "ref", body.path("ref").asText(),
                            "ref_ext", "EXT-00" + (known.size() + 1),
                            "barcode", body.path("barcode").asText(""),
                            "label", body.path("label").asText()));
        }
        for (int id = 1; id <= 60; id++) {
            Map<String, Object> fields = new java.util.HashMap<>();
            fields.put("ref", "COUT-" + id);
            fields.put("label", "Produit " + id);
            fields.put("status", id == 3 ? "0" : "1");
            fields.put("tva_tx", "20");
            fields.put("price_base_type", "TTC");
            fields.put("price_ttc", "12");
            fields.put("weight", "1");
            fields.put("array_options", Map.of("options_material", "noyer"));
            if (id <= known.size()) {
                fields.putAll(known.get(id - 1));
            }
            sandbox.addProduct(fields);
            sandbox.moveStock(id, 1, 12);
        }
        sandbox.addVariant(
                15, Map.of("ref", "VARIANT", "label", "v", "status", "1", "tva_tx", "20"));
        for (int i = 1; i <= 10; i++) {
            sandbox.addShipment(sandbox.addOrder(1, 2), lyon);
        }
    }

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
