package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prepares a shop like the recorded one, plays one recorded request on it, and says which not to.
 */
class PrestashopReplayTest {

    static final String KEY = "PSKEY00000000000000000000000000A";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> DEMO = List.of("1", "2", "3", "4", "5", "6", "7", "8");
    private static final Pattern KEY_USED = Pattern.compile("base64\\(\"(.*):\"\\)");

    record Answer(int status, String contentType, String body) {}

    @Test
    void preparesTheRecordedProducts(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shop.jsonl");
        prepare(file, "");
        try (PrestashopSandbox shop = start(file)) {
            assertThat(shop.products())
                    .extracting(one -> one.fields().get("reference"))
                    .contains("demo_1", "FULL-2");
        }
    }

    static Optional<String> leftOut(String name, JsonNode recording) {
        JsonNode request = recording.get("request");
        String resource = resource(request);
        String query = request.get("query").asText();
        String method = request.get("method").asText();
        if (!request.get("path").asText().startsWith("/api/")) {
            return Optional.of("virtual URI of a second shop");
        }
        if (request.get("headers").path("authorization").asText().matches(".*0000[BD]:.*")) {
            return Optional.of("keys with fewer rights");
        }
        if (query.matches(".*(id_shop=[23]|shop_group=2|group_shop=2).*")
                || name.matches("(163|164|165|171)-.*|.*-no-param-.*|multi-stock.*|16[67]-.*")) {
            return Optional.of("a second shop");
        }
        boolean known =
                resource.isEmpty()
                        || resource.equals("productz")
                        || PrestashopSchemas.of(resource).isPresent();
        if (!known) {
            return Optional.of("resource " + resource);
        }
        boolean writes = !Set.of("GET", "HEAD", "OPTIONS").contains(method);
        if (writes && !Set.of("products", "stock_availables").contains(resource)) {
            return Optional.of("writes of " + resource);
        }
        if (query.contains("price[")) {
            return Optional.of("computed prices");
        }
        if (name.startsWith("175-")) {
            return Optional.of("a PHP that reports deprecations");
        }
        return Optional.empty();
    }

    private static String resource(JsonNode request) {
        return request.get("path").asText().replaceFirst("^/api/?", "").replaceFirst("/.*", "");
    }

    static Answer play(String name, JsonNode request) throws Exception {
        Path folder = Files.createTempDirectory("sandbox");
        Path file = folder.resolve("shop.jsonl");
        prepare(file, name);
        try (PrestashopSandbox shop = start(file)) {
            shop.faults().disabled(name.startsWith("012-"));
            if (name.startsWith("delete-one-unknown")) {
                shop.remove(43);
            }
            return send(shop, request);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static PrestashopSandbox start(Path file) {
        return PrestashopSandbox.start(
                new PrestashopSandbox.Options(0, KEY, Optional.of(file), true));
    }

    private static Answer send(PrestashopSandbox shop, JsonNode request) throws Exception {
        String base =
                request.get("headers").has("host")
                        ? shop.url().replace("127.0.0.1", "localhost")
                        : shop.url();
        String query = request.get("query").asText();
        String url =
                base + request.get("path").asText() + (query.isEmpty() ? "" : "?" + encode(query));
        String body = request.get("body").isTextual() ? request.get("body").asText() : "";
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url))
                        .method(
                                request.get("method").asText(),
                                HttpRequest.BodyPublishers.ofString(body));
        Matcher key = KEY_USED.matcher(request.get("headers").path("authorization").asText());
        if (key.find()) {
            String basic =
                    Base64.getEncoder()
                            .encodeToString((key.group(1) + ":").getBytes(StandardCharsets.UTF_8));
            builder.header("Authorization", "Basic " + basic);
        }
        if (request.get("headers").has("output-format")) {
            builder.header("Output-Format", request.get("headers").get("output-format").asText());
        }
        HttpResponse<String> response =
                CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        if (request.get("headers").has("local-content-sha1")) {
            String sha1 = response.headers().firstValue("Content-Sha1").orElseThrow();
            response =
                    CLIENT.send(
                            builder.header("Local-Content-Sha1", sha1).build(),
                            HttpResponse.BodyHandlers.ofString());
        }
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    private static String encode(String query) {
        return List.of(query.split("&", -1)).stream()
                .map(
                        pair ->
                                pair.contains("%3E") || pair.contains("%5B") || pair.contains("%25")
                                        ? pair.replace("[", "%5B").replace("]", "%5D")
                                        : URLEncoder.encode(pair, StandardCharsets.UTF_8)
                                                .replaceFirst("%3D", "="))
                .collect(Collectors.joining("&"));
    }

    private static void prepare(Path file, String name) {
        try (PrestashopState state = new PrestashopState(Optional.of(file))) {
            for (long id = 1; id <= 44; id++) {
                Map<String, String> fields = new LinkedHashMap<>();
                boolean demo = id < 20;
                boolean wiped = id == 36 && name.startsWith("product-patch-");
                boolean full = !wiped && Set.of(20L, 34L, 35L, 36L).contains(id);
                boolean combined = demo && id != 6;
                fields.put(
                        "reference",
                        wiped ? "" : demo ? "demo_" + id : full ? "FULL-" + (id - 33) : "B-" + id);
                fields.put("type", "simple");
                fields.put("state", wiped ? "0" : "1");
                fields.put("active", wiped ? "0" : "1");
                fields.put("price", "23.9");
                fields.put("date_add", PrestashopFixtures.INSTALLED);
                fields.put("date_upd", PrestashopFixtures.INSTALLED);
                if (demo || full) {
                    fields.putAll(
                            Map.of(
                                    "id_manufacturer",
                                    "1",
                                    "id_supplier",
                                    "1",
                                    "id_category_default",
                                    "4",
                                    "id_tax_rules_group",
                                    "1"));
                    fields.putAll(
                            Map.of(
                                    "minimal_quantity",
                                    "1",
                                    "show_price",
                                    "1",
                                    "available_for_order",
                                    "1",
                                    "product_type",
                                    "standard"));
                }
                if (demo) {
                    fields.putAll(
                            Map.of(
                                    "cache_default_attribute",
                                    "1",
                                    "indexed",
                                    "1",
                                    "additional_delivery_times",
                                    "1",
                                    "pack_stock_type",
                                    "3",
                                    "redirect_type",
                                    "301-category",
                                    "low_stock_threshold",
                                    "0"));
                }
                for (String language : PrestashopState.LANGUAGES) {
                    fields.put("name/" + language, demo ? "Mug " + id : "n");
                    fields.put("link_rewrite/" + language, demo ? "mug-" + id : "n");
                    fields.put("description/" + language, demo || full ? "<p>Desc</p>" : "");
                }
                Map<String, List<Map<String, String>>> sets = new LinkedHashMap<>();
                if (demo || full) {
                    sets.put("categories", ids(List.of("2", "3", "4")));
                    sets.put(
                            "product_features",
                            List.of(Map.of("id", "1", "id_feature_value", "4")));
                }
                if (demo) {
                    sets.put("images", ids(List.of("1")));
                }
                if (combined) {
                    sets.put("combinations", ids(DEMO));
                    sets.put("product_option_values", ids(List.of("1", "8")));
                }
                if (full || wiped) {
                    sets.put("accessories", ids(List.of("2")));
                }
                if (name.matches("05[78]-.*")) {
                    sets.remove("product_features");
                }
                if (name.startsWith("128-")) {
                    sets.put("images", ids(List.of("1")));
                }
                if (wiped) {
                    sets.put("categories", ids(List.of("2", "4")));
                    sets.put(
                            "product_features",
                            List.of(Map.of("id", "1", "id_feature_value", "4")));
                }
                state.put(
                        PrestashopState.PRODUCTS,
                        new WebserviceRow(id, PrestashopProducts.stored(fields), sets));
                PrestashopStocks.addRow(state, id, 0, 0);
            }
            for (long row = 45; row <= 60; row++) {
                PrestashopStocks.addRow(state, row == 60 ? 20 : 1, row - 44, 300);
            }
            if (name.startsWith("078-")) {
                List.of(2L, 3L, 4L)
                        .forEach(
                                id ->
                                        state.put(
                                                PrestashopState.STOCKS,
                                                state.row(PrestashopState.STOCKS, id)
                                                        .orElseThrow()
                                                        .with(Map.of("id_shop", "0"))));
            }
            List.of("100", "150", "200")
                    .forEach(one -> new PrestashopMerchant(state).add(Map.of("reference", one)));
            state.commit();
        }
    }

    private static List<Map<String, String>> ids(Iterable<String> ids) {
        List<Map<String, String>> items = new ArrayList<>();
        ids.forEach(id -> items.add(Map.of("id", id)));
        return items;
    }
}
