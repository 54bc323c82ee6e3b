package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DolibarrSandboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant START = Instant.parse("2026-11-23T10:30:00Z");
    private static final Map<String, Object> KNIFE =
            Map.of(
                    "ref", "COUT-OFF-12",
                    "label", "Couteau d'office",
                    "status", "1",
                    "price_base_type", "TTC",
                    "tva_tx", "20",
                    "price_ttc", "24.90",
                    "multiprices_ttc", Map.of("1", "24.90", "2", "22.00", "3", "41.30"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final MovingClock clock = new MovingClock();
    private DolibarrSandbox unit = sandbox(PARIS, PARIS, Optional.empty(), 3);

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void computesTheOtherSideOfAPrice() {
        unit.addProduct(KNIFE);
        unit.addProduct(
                Map.of(
                        "ref", "HT-1",
                        "label", "Stylo",
                        "price_base_type", "HT",
                        "tva_tx", "5.5",
                        "price", "5.59",
                        "multiprices", Map.of("1", "5.59", "2", "4.75")));

        JsonNode knife = unit.product("COUT-OFF-12").orElseThrow();
        assertThat(knife.path("multiprices").path("3").asText()).isEqualTo("34.41667000");
        assertThat(knife.path("multiprices_ttc").path("1").asText()).isEqualTo("24.90000000");
        assertThat(knife.path("price_ttc").asText()).isEqualTo("41.30000000");
        JsonNode pen = unit.product("HT-1").orElseThrow();
        assertThat(pen.path("multiprices_ttc").path("1").asText()).isEqualTo("5.89745000");
        assertThat(pen.path("multiprices").get("3").isNull()).isTrue();
        assertThat(pen.path("price").asText()).isEqualTo("4.75000000");
    }

    @Test
    void hasNoNoteBeforeOneIsWritten() {
        long id = unit.addProduct(KNIFE);
        assertThat(unit.product("COUT-OFF-12").orElseThrow().get("note_public").isNull()).isTrue();

        unit.changeProduct(id, Map.of("note_public", "<p>Forgé</p>"));

        assertThat(unit.product("COUT-OFF-12").orElseThrow().path("note_public").asText())
                .isEqualTo("<p>Forgé</p>");
    }

    @Test
    void changesPricesOnlyWithAllLevels() {
        long id = unit.addProduct(KNIFE);
        unit.changeProduct(id, Map.of("price", "50"));
        assertThat(levels(1)).isEqualTo("24.90000000");

        unit.changeProduct(
                id, Map.of("multiprices_ttc", Map.of("1", "25.90", "2", "22.00", "3", "41.30")));
        assertThat(levels(1)).isEqualTo("25.90000000");
        assertThat(unit.product("COUT-OFF-12").orElseThrow().path("price_ttc").asText())
                .isEqualTo("25.90000000");

        assertThatThrownBy(
                        () -> unit.changeProduct(id, Map.of("multiprices_ttc", Map.of("1", "9"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ErrorPriceCantBeLowerThanMinPrice");
        assertThat(levels(1)).isEqualTo("25.90000000");
    }

    @Test
    void hasNoLevelsWhenTheyAreOff() throws Exception {
        unit.close();
        unit = sandbox(PARIS, PARIS, Optional.empty(), 0);
        long id = unit.addProduct(KNIFE);
        unit.changeProduct(id, Map.of("price_ttc", "30"));

        JsonNode product = get("/products/" + id);
        assertThat(product.path("multiprices_ttc").isArray()).isTrue();
        assertThat(product.path("price").asText()).isEqualTo("25.00000000");
    }

    @Test
    void sanitisesRefsAndRefusesTheSecondOne() throws Exception {
        unit.addProduct(Map.of("ref", "ÉTÉ/37 a", "label", "x"));
        assertThat(unit.refs()).containsExactly("ETE_37_a");

        HttpResponse<String> answer =
                send("POST", "/products", "{\"ref\":\"ete_37_A\",\"label\":\"y\"}", "key");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("ErrorProductAlreadyExists");
        assertThat(send("POST", "/products", "{\"ref\":\"N\",\"label\":\"y\"}", "key").body())
                .isEqualTo("2");
    }

    @Test
    void movesTheStampsThatDolibarrMoves() throws Exception {
        long id = unit.addProduct(KNIFE);
        long warehouse = unit.addWarehouse("PARIS", true);
        clock.forward(Duration.ofMinutes(1));
        assertThat(changedSince("t.tms", "11:31:00")).isEmpty();

        unit.changeProduct(id, Map.of("label", "Couteau d'office"));
        unit.changeExtrafields(id, Map.of("material", "Noyer"));
        unit.addOrder(id, 2);
        assertThat(changedSince("t.tms", "11:31:00")).isEmpty();
        assertThat(changedSince("ef.tms", "11:31:00")).hasSize(1);
        assertThat(get("/products/1").path("date_modification").asLong())
                .isEqualTo(START.getEpochSecond() + 60);
        assertThat(get("/orders?sqlfilters=" + encoded("(t.tms:>=:'2026-11-23 11:31:00')")))
                .hasSize(1);

        clock.forward(Duration.ofMinutes(1));
        unit.moveStock(id, warehouse, 5);
        assertThat(changedSince("t.tms", "11:32:00")).hasSize(1);
        clock.forward(Duration.ofMinutes(1));
        unit.changeProduct(id, Map.of("label", "Autre"));
        assertThat(changedSince("t.tms", "11:33:00")).hasSize(1);
    }

    @Test
    void showsStampsOneHourOffWhenTheDatabaseIsInUtc() throws Exception {
        unit.close();
        unit = sandbox(PARIS, ZoneOffset.UTC, Optional.empty(), 3);
        long id = unit.addProduct(KNIFE);
        unit.moveStock(id, unit.addWarehouse("PARIS", true), 5);

        JsonNode movement = get("/stockmovements").get(0);
        assertThat(movement.path("datem").asLong()).isEqualTo(START.getEpochSecond());
        assertThat(movement.path("tms").asLong()).isEqualTo(START.getEpochSecond() - 3600);
        assertThat(changedSince("t.tms", "10:30:00")).hasSize(1);
        assertThat(changedSince("t.tms", "10:30:01")).isEmpty();
    }

    @Test
    void countsClosedWarehousesAndPromisedStock() throws Exception {
        long id = unit.addProduct(KNIFE);
        long open = unit.addWarehouse("PARIS", true);
        long closed = unit.addWarehouse("FERME", false);
        assertThat(get("/products/1").path("stock_reel").isNull()).isTrue();
        unit.moveStock(id, open, 7.5);
        unit.moveStock(id, closed, 4.5);
        long order = unit.addOrder(id, 3);

        JsonNode plain = get("/products/1");
        assertThat(plain.path("stock_reel").asText()).isEqualTo("12");
        assertThat(plain.path("stock_reel").isTextual()).isTrue();
        assertThat(plain.path("stock_warehouse").isArray()).isTrue();
        JsonNode counted = get("/products/1?includestockdata=1");
        assertThat(counted.path("stock_reel").isInt()).isTrue();
        assertThat(counted.path("stock_theorique").asInt()).isEqualTo(9);
        assertThat(counted.path("stock_warehouse").toString())
                .isEqualTo(
                        "{\"2\":{\"real\":\"4.5\",\"id\":\"2\"},\"1\":{\"real\":\"7.5\",\"id\":\"1\"}}");
        JsonNode line = get("/orders?properties=id,lines").get(0).path("lines").get(0);
        assertThat(line.path("fk_product").asText()).isEqualTo("1");

        unit.addShipment(order, open);
        assertThat(get("/products/1?includestockdata=1").path("stock_reel").asInt()).isEqualTo(9);
        assertThat(get("/shipments")).hasSize(1);
        unit.removeStockLines(id);
        assertThat(get("/products/1?includestockdata=1").path("stock_warehouse").isArray())
                .isTrue();
    }

    @Test
    void listsPagesIdsKindsAndProperties() throws Exception {
        SampleCatalogue.seed(unit);

        assertThat(get("/products")).hasSize(48);
        assertThat(get("/products?limit=10&page=4")).hasSize(8);
        assertThat(get("/products?limit=10&page=9")).isEmpty();
        assertThat(get("/products?limit=0&ids_only=true&sortfield=t.rowid").get(9).asText())
                .isEqualTo("10");
        assertThat(get("/products?mode=2")).hasSize(2);
        assertThat(get("/products?variant_filter=1")).hasSize(45);
        assertThat(get("/products?variant_filter=2&properties=ref").toString())
                .isEqualTo("[{\"ref\":\"TABLIER-LIN\"}]");
        assertThat(get("/products?variant_filter=3")).hasSize(2);
        assertThat(
                        get("/products?limit=5&pagination_data=true&sortfield=t.rowid&sortorder=DESC")
                                .path("pagination")
                                .toString())
                .isEqualTo("{\"total\":48,\"page\":0,\"page_count\":10,\"limit\":5}");
    }

    @Test
    void failsInDolibarrsWays() throws Exception {
        unit.addProduct(KNIFE);
        assertThat(send("GET", "/products", "", "other").statusCode()).isEqualTo(401);
        unit.faults().productRight(false);
        assertThat(send("GET", "/products", "", "key").statusCode()).isEqualTo(403);
        unit.faults().productRight(true);
        unit.faults().stockRight(false);
        assertThat(get("/products/1?includestockdata=1").has("stock_reel")).isFalse();
        assertThat(send("GET", "/warehouses", "", "key").statusCode()).isEqualTo(403);
        unit.addOrder(1, 1);
        unit.faults().silentlyEmpty(true);
        assertThat(get("/orders")).isEmpty();
        unit.faults().revokeKey(true);
        assertThat(send("GET", "/status", "", "key").statusCode()).isEqualTo(401);
        unit.faults().apiDisabled(true);
        HttpResponse<String> html = send("GET", "/status", "", "key");
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.body()).startsWith("Module <b>Api</b> must be enabled");
    }

    @Test
    void countsRequestsAndTellsTheDate() throws Exception {
        get("/products");
        get("/stockmovements");
        get("/products?limit=1");

        assertThat(unit.requests()).isEqualTo(3);
        assertThat(unit.requests("products")).isEqualTo(2);
        unit.forgetRequests();
        assertThat(unit.requests()).isZero();
        assertThat(send("GET", "/status", "", "key").headers().firstValue("Date")).isPresent();
        unit.faults().latency(Duration.ofMillis(80));
        long before = System.nanoTime();
        get("/status");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(79));
    }

    @Test
    void findsEverythingAgainInItsStateFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state/dolibarr.jsonl");
        unit.close();
        unit = sandbox(PARIS, PARIS, Optional.of(file), 3);
        SampleCatalogue.seed(unit);
        long last = unit.addProduct(Map.of("ref", "LAST", "label", "x"));
        unit.deleteProduct(last);
        String bowl = unit.product("BOL-GRES").orElseThrow().toString();
        List<String> refs = unit.refs();
        unit.close();
        Files.writeString(file, "{\"changes\":[{\"table\":\"pro", StandardOpenOption.APPEND);

        unit = sandbox(PARIS, PARIS, Optional.of(file), 3);
        assertThat(unit.refs()).isEqualTo(refs);
        assertThat(unit.product("BOL-GRES").orElseThrow().toString()).isEqualTo(bowl);
        assertThat(unit.addProduct(Map.of("ref", "NEXT", "label", "x"))).isEqualTo(last + 1);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    /** Contract section 10, and ProductCombination.class.php of Dolibarr 23 for the parent. */
    @Test
    void movesNoStampOfAProductForAWarehouseAnImportedPriceOrANewVariant() throws Exception {
        long paris = unit.addWarehouse("PARIS", true);
        long knife = unit.addProduct(KNIFE);
        unit.moveStock(knife, paris, 5);
        clock.forward(Duration.ofMinutes(1));

        unit.openWarehouse(paris, false);
        unit.importPrice(knife, 1, "20", "29.90");
        long variant = unit.addVariant(knife, Map.of("ref", "COUT-S", "label", "S", "status", "1"));

        assertThat(changedSince("t.tms", "11:30:30"))
                .extracting(p -> p.path("id").asLong())
                .containsExactly(variant);
        JsonNode shown = get("/products/" + knife + "?includestockdata=1");
        assertThat(shown.path("multiprices_ttc").path("1").asText()).isEqualTo("29.90000000");
        assertThat(shown.path("stock_warehouse").path("1").path("real").asText()).isEqualTo("5");
        assertThat(get("/warehouses").get(0).path("statut").asText()).isEqualTo("0");
        assertThat(get("/products?ids_only=true&variant_filter=2").get(0).asText())
                .isEqualTo(String.valueOf(knife));

        clock.forward(Duration.ofMinutes(1));
        unit.dissolveVariant(variant);
        assertThat(changedSince("t.tms", "11:31:30")).isEmpty();
        unit.becomeVariant(knife, variant);
        unit.changeProduct(variant, Map.of("type", "1"));
        assertThat(changedSince("t.tms", "11:31:30")).hasSize(2);
    }

    private String levels(int level) {
        return unit.product("COUT-OFF-12")
                .orElseThrow()
                .path("multiprices_ttc")
                .path(String.valueOf(level))
                .asText();
    }

    private JsonNode changedSince(String column, String time) throws Exception {
        String filter = "(" + column + ":>=:'2026-11-23 " + time + "')";
        return get("/products?properties=id&sqlfilters=" + encoded(filter));
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> response = send("GET", path, "", "key");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body, String key)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(unit.url() + path))
                        .header("DOLAPIKEY", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private DolibarrSandbox sandbox(
            ZoneId php, ZoneId database, Optional<Path> stateFile, int levels) {
        return DolibarrSandbox.start(
                new DolibarrSandbox.Options(0, "key", stateFile, levels, php, database, clock));
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = START;

        void forward(Duration step) {
            now = now.plus(step);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
