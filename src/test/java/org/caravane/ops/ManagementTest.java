package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics, asked over HTTP as an instrument does. */
final class ManagementTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.near(0);
    @TempDir private Path folder;

    @Test
    void tellsASickShopAsADetailAndIsNoReasonToRestart() {
        try (Scene scene = new Scene(true, management()).run()) {
            await().atMost(SOON).until(() -> message("endpoint-main").equals("open"));
            assertThat(message("store")).isEqualTo("open");
            assertThat(message("dolibarr")).isEqualTo("open");

            scene.shop.faults().revokeKey(true);
            scene.product("REF-1", "9.90");

            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThat(message("endpoint-main"))
                                            .startsWith("paused: ")
                                            .contains("key"));
            for (String path : new String[] {"", "/live", "/ready"}) {
                HttpResponse<String> health = get("/observe/health" + path);
                assertThat(health.statusCode()).as(path).isEqualTo(200);
                assertThat(health.body()).contains("UP").doesNotContain("DOWN", Scene.SHOP_KEY);
            }
            assertThat(get("/observe/metrics").body())
                    .contains("caravane_endpoint_paused{endpoint=\"main\"} 1.0");
        }
    }

    @Test
    void livesAndIsNotReadyWhileTheStoreIsSilent() throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = Postgres.start();
                Scene scene = new Scene(true, Postgres.store(postgres))) {
            Map<String, String> environment = new HashMap<>();
            environment.put("MANAGEMENT_ENABLED", "true");
            environment.put("MANAGEMENT_PORT", Integer.toString(port));
            Path log = folder.resolve("log");
            Process process =
                    ChildProcess.start(
                            log, environment, "run", "--config", configuration(scene).toString());
            try {
                await().atMost(SOON).ignoreExceptions().until(() -> status("/ready") == 200);

                postgres.close();

                await().atMost(SOON).until(() -> status("/ready") == 503);
                assertThat(status("/live")).isEqualTo(200);
                assertThat(status("")).isEqualTo(503);
                assertThat(message("store")).startsWith("The store does not answer");
                assertThat(message("endpoint-main"))
                        .startsWith("not known: The store does not answer");
                assertThat(get("/observe/metrics").body())
                        .contains("caravane_store_up 0.0")
                        .doesNotContain("caravane_changes");
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void tellsVerdictsAsTheTallyHasThemAndEveryRequest() throws IOException {
        try (Scene scene = new Scene(true, management())) {
            for (int i = 0; i < 25; i++) {
                scene.product("REF-" + i, "9.90", 5);
            }
            scene.shop.faults().refuse("REF-7");
            Runner process = scene.process();
            try (process) {
                await().atMost(SOON)
                        .until(
                                () ->
                                        scene.timesInShop().size() == 24
                                                && scene.stored("select 1 from change").isEmpty());

                Map<String, Double> told = new TreeMap<>();
                await().atMost(SOON)
                        .untilAsserted(
                                () -> {
                                    told.clear();
                                    told.putAll(series());
                                    assertThat(verdicts(told)).isEqualTo(tally(scene));
                                });
                assertThat(told)
                        .containsEntry("caravane_parked{entity=\"product\",shop=\"main\"}", 1.0)
                        .containsEntry(
                                "caravane_changes{entity=\"product\",shop=\"main\",state=\"waiting\"}",
                                0.0)
                        .containsEntry("caravane_lag_seconds{entity=\"stock\",shop=\"main\"}", 0.0)
                        .containsEntry("caravane_endpoint_paused{endpoint=\"main\"}", 0.0)
                        .containsEntry("caravane_endpoint_owned{endpoint=\"main\"}", 1.0)
                        .containsEntry("caravane_store_up", 1.0)
                        .containsKey(
                                "caravane_request_seconds_bucket{endpoint=\"main\",purpose=\"write\",system=\"prestashop\",le=\"0.05\"}")
                        .containsKey(
                                "caravane_request_seconds_count{endpoint=\"dolibarr\",purpose=\"read\",system=\"dolibarr\"}");
                Requests requests = process.bean("requests", Requests.class);
                assertThat(
                                told.get(
                                        "caravane_request_seconds_count{endpoint=\"main\",purpose=\"write\",system=\"prestashop\"}"))
                        .isEqualTo((double) requests.of("endpoint/main").get("write"));
                for (String step :
                        new String[] {"claim", "read", "lookup", "leave", "write", "remember"}) {
                    assertThat(told)
                            .containsKey(
                                    "caravane_step_seconds_count{entity=\"product\",step=\"%s\"}"
                                            .formatted(step));
                }
                assertThat(Files.readString(Path.of("README.md"))).contains(families(told));
                assertThat(told.toString()).doesNotContain(Scene.SHOP_KEY, Scene.DOLIBARR_KEY);
            }
        }
    }

    @Test
    void measuresRequestsThatGotNoAnswerToo() {
        String probes =
                "caravane_request_seconds_count{endpoint=\"main\",purpose=\"probe\",system=\"prestashop\"}";
        try (Scene scene = new Scene(true, management())) {
            scene.shop.close();
            scene.run();

            await().atMost(SOON).until(() -> series().getOrDefault(probes, 0.0) >= 2);
        }
    }

    @Test
    void listensOnLoopbackAlone() throws IOException {
        Optional<InetAddress> other =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
                        .findFirst();
        assumeThat(other).isPresent();
        try (Scene scene = new Scene(true, management()).run()) {
            assertThat(status("/live")).isEqualTo(200);
            // whoever listens to all addresses leaves none of them
            try (ServerSocket beside = new ServerSocket(port, 1, other.get())) {
                assertThat(beside.isBound()).isTrue();
            }
            assertThat(scene.store()).isNotNull();
        }
    }

    @Test
    void deliversWithoutHealthAndMetricsWhereThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Scene scene = new Scene(true, management())) {
            assertThat(taken.isBound()).isTrue();
            scene.product("REF-1", "9.90");
            scene.run();

            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
        }
    }

    private Map<String, String> management() {
        return Map.of("management.enabled", "true", "management.port", Integer.toString(port));
    }

    /** Settings of a scene for a process of its own. */
    private Path configuration(Scene scene) throws IOException {
        StringBuilder text = new StringBuilder();
        scene.settings()
                .forEach(
                        (name, value) -> {
                            if (!name.startsWith("management.")) {
                                text.append(name).append(" = ").append(value).append('\n');
                            }
                        });
        return Files.writeString(folder.resolve("scene.properties"), text);
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int status(String path) {
        return get("/observe/health" + path).statusCode();
    }

    /** The message of one health check. */
    private String message(String check) {
        try {
            JsonNode checks =
                    new ObjectMapper().readTree(get("/observe/health").body()).get("checks");
            for (JsonNode each : checks) {
                if (each.get("name").asText().equals(check)) {
                    return each.get("message").asText();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("There is no check " + check);
    }

    /** Without labels, and without what a histogram or summary adds. */
    private static List<String> families(Map<String, Double> series) {
        return series.keySet().stream()
                .map(name -> name.replaceFirst("\\{.*", ""))
                .map(name -> name.replaceFirst("_seconds_(bucket|count|sum|max)$", "_seconds"))
                .distinct()
                .toList();
    }

    private Map<String, Double> series() {
        Map<String, Double> series = new TreeMap<>();
        get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(
                        line -> {
                            int space = line.lastIndexOf(' ');
                            series.put(
                                    line.substring(0, space),
                                    Double.valueOf(line.substring(space + 1)));
                        });
        return series;
    }

    private static Map<String, Double> verdicts(Map<String, Double> series) {
        Map<String, Double> verdicts = new TreeMap<>(series);
        verdicts.keySet().removeIf(name -> !name.startsWith("caravane_verdicts_total"));
        return verdicts;
    }

    private static Map<String, Double> tally(Scene scene) {
        Map<String, Double> tally = new TreeMap<>();
        scene.stored("select entity, verdict, sum(n) n from tally group by entity, verdict")
                .forEach(
                        row ->
                                tally.put(
                                        "caravane_verdicts_total{entity=\"%s\",shop=\"main\",verdict=\"%s\"}"
                                                .formatted(row.get("entity"), row.get("verdict")),
                                        ((Number) row.get("n")).doubleValue()));
        return tally;
    }
}
