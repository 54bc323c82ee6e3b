package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of a sandbox shop, as a client meets it. */
final class PrestashopFaultsTest {
    private static final String KEY = "FAULTS00000000000000000000000000";
    private static final String NEW =
            "<product><reference>%s</reference><price>1</price><name><language id=\"1\">n</language></name></product>";

    private final HttpClient client = HttpClient.newHttpClient();
    private PrestashopSandbox unit;

    @BeforeEach
    void start() {
        unit =
                PrestashopSandbox.start(
                        new PrestashopSandbox.Options(0, KEY, Optional.empty(), true));
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void asksToWaitWhenThereWereTooManyRequests() throws Exception {
        unit.faults().set("retry-after", "7");
        unit.faults().next("429", 1);

        HttpResponse<String> refused = post("A");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("7");
        assertThat(unit.products()).isEmpty();
        assertThat(post("A").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "500-before,500,text/html; charset=utf-8,''",
        "html-200,200,text/html; charset=utf-8,We'll be back",
        "html-202,202,text/html; charset=utf-8,We'll be back",
        "302,302,text/html; charset=utf-8,''"
    })
    void answersInsteadOfTheShop(String fault, int status, String type, String says)
            throws Exception {
        unit.faults().next(fault, 1);

        HttpResponse<String> answer = post("A");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()).contains(says);
        assertThat(unit.products()).isEmpty();
        unit.faults().next(fault, 1);
        assertThat(get("products").statusCode()).isEqualTo(status);
        assertThat(get("products").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"500-after,''", "notice,<code><![CDATA[11]]></code>"})
    void failsAfterTheCommitOfAWriteOnly(String fault, String says) throws Exception {
        unit.faults().next(fault, 1);

        assertThat(get("products").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = post("A");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains(says);
        assertThat(unit.products()).hasSize(1);
    }

    @Test
    void endsABatchInADeadlockWithSomeOfItWritten() throws Exception {
        List<Integer> written = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            int before = unit.products().size();
            unit.faults().next("deadlock", 1);
            HttpResponse<String> answer =
                    send("POST", "products", NEW.formatted("A") + NEW.formatted("B"));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
            written.add(unit.products().size() - before);
        }
        assertThat(written).contains(0, 1).doesNotContain(2);
    }

    @Test
    void cutsTheConnectionAfterTheCommit() {
        unit.faults().next("lost-answer", 1);

        assertThatThrownBy(() -> post("A")).isInstanceOf(IOException.class);
        assertThat(unit.products()).hasSize(1);
    }

    @Test
    void commitsLateWhatWasCutOff() {
        unit.faults().set("late-by", "400");
        unit.faults().next("late-commit", 1);

        assertThatThrownBy(() -> post("A")).isInstanceOf(IOException.class);
        assertThat(unit.products()).isEmpty();
        await().atMost(Duration.ofSeconds(5)).until(() -> unit.products().size() == 1);
    }

    @Test
    void commitsLateWhatTheGatewayGaveUpOn() throws Exception {
        unit.faults().set("late-by", "400");
        unit.faults().next("html-502", 1);

        HttpResponse<String> answer = post("A");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Bad Gateway");
        assertThat(unit.products()).isEmpty();
        await().atMost(Duration.ofSeconds(5)).until(() -> unit.products().size() == 1);
    }

    @Test
    void endsItsAnswerTooSoon() throws Exception {
        unit.faults().next("truncated", 1);
        HttpResponse<String> half = get("products");
        assertThat(half.statusCode()).isEqualTo(200);
        assertThat(half.body()).doesNotContain("</prestashop>").startsWith("<?xml");

        unit.faults().next("cut-body", 1);
        assertThatThrownBy(() -> get("products")).isInstanceOf(IOException.class);
        assertThat(get("products").body()).contains("</prestashop>");
    }

    @Test
    void answersAByteAtATime() throws Exception {
        int length = get("products").body().length();
        unit.faults().set("drip", "2");
        unit.faults().next("slow-drip", 1);
        long before = System.nanoTime();

        assertThat(get("products").body()).hasSize(length);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(2L * length - 1));
    }

    @Test
    void refusesTheKeyForAWhile() throws Exception {
        unit.faults().during("revoked", Duration.ofMillis(300));

        assertThat(get("products").body()).contains("[20]", "[21]");
        await().atMost(Duration.ofSeconds(5)).until(() -> get("products").statusCode() == 200);
    }

    @Test
    void isSlowByAnAmountThatVaries() throws Exception {
        unit.faults().set("latency", "30");
        unit.faults().set("jitter", "60");
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            long before = System.nanoTime();
            get("products");
            times.add(Duration.ofNanos(System.nanoTime() - before).toMillis());
        }

        assertThat(times).allMatch(millis -> millis >= 30);
        assertThat(times.stream().mapToLong(t -> t).max().orElseThrow())
                .isGreaterThan(times.stream().mapToLong(t -> t).min().orElseThrow() + 10);
    }

    @Test
    void strikesTheSameRequestsUnderTheSameSeed() throws Exception {
        unit.faults().chance("500-before", 0.3);
        unit.faults().seed(11);
        List<Integer> first = statuses(30);
        unit.faults().seed(11);
        List<Integer> again = statuses(30);
        unit.faults().seed(12);

        assertThat(again).isEqualTo(first).contains(200, 500);
        assertThat(statuses(30)).isNotEqualTo(first);
        assertThat(unit.faults().struck().get("500-before")).isGreaterThan(10);
        unit.faults().calm();
        assertThat(statuses(5)).containsOnly(200);
    }

    @Test
    void isToldOverHttpByWhoHasItsKey() throws Exception {
        assertThat(fault("500-before", "on", "OTHER000000000000000000000000000").statusCode())
                .isEqualTo(401);
        assertThat(get("products").statusCode()).isEqualTo(200);
        assertThat(fault("500-before", "2", KEY).statusCode()).isEqualTo(200);
        assertThat(statuses(3)).containsExactly(500, 500, 200);
        HttpResponse<String> unknown = fault("nonsense", "on", KEY);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("no such fault: nonsense", "late-commit");
        assertThat(fault("302", "perhaps", KEY).statusCode()).isEqualTo(400);
        fault("html-200", "on", KEY);
        assertThat(fault("calm", "", KEY).statusCode()).isEqualTo(200);
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void tellsWhoseRequestArrived() throws Exception {
        var arrivals = new ConcurrentLinkedQueue<PrestashopSandbox.Arrival>();
        unit.watch(arrivals::add);
        unit.faults().next("302", 1);
        get("products");
        post("A");

        assertThat(arrivals)
                .extracting(PrestashopSandbox.Arrival::method)
                .containsExactly("GET", "POST");
        assertThat(arrivals)
                .allSatisfy(
                        arrival -> {
                            assertThat(arrival.resource()).isEqualTo("products");
                            assertThat(arrival.agent()).startsWith("Java-http-client");
                        });
    }

    private List<Integer> statuses(int requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(get("products").statusCode());
        }
        return statuses;
    }

    private HttpResponse<String> post(String reference) throws Exception {
        return send("POST", "products", NEW.formatted(reference));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String objects) throws Exception {
        String body = objects.isEmpty() ? "" : "<prestashop>" + objects + "</prestashop>";
        return raw(method, "/api/" + path, body, KEY);
    }

    private HttpResponse<String> fault(String name, String value, String key) throws Exception {
        return raw("POST", "/sandbox/faults/" + name + "?value=" + value, "", key);
    }

    private HttpResponse<String> raw(String method, String path, String body, String key)
            throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(unit.url() + path))
                        .header("Authorization", "Basic " + basic)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
