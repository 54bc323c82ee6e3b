package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of a sandbox Dolibarr, as a client meets it. */
final class DolibarrFaultsTest {
    private static final String KEY = "faults-key";
    private final HttpClient client = HttpClient.newHttpClient();
    private DolibarrSandbox unit;

    @BeforeEach
    void start() {
        unit = DolibarrSandbox.start(DolibarrSandbox.Options.of(0, KEY, Optional.empty()));
        unit.addProduct(Map.of("ref", "KNIFE", "label", "Knife", "type", 0));
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @ParameterizedTest
    @CsvSource({
        "429,429,429 Too Many Requests",
        "302,302,''",
        "500-before,500,''",
        "html-200,200,We'll be back",
        "html-202,202,temporarily not available",
        "html-502,502,502 Bad Gateway"
    })
    void answersWithAPageInsteadOfJson(String fault, int status, String says) throws Exception {
        unit.faults().next(fault, 1);

        HttpResponse<String> answer = get("products");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains(says);
        assertThat(get("products").statusCode()).isEqualTo(200);
    }

    @Test
    void asksToWaitWhenThereWereTooManyRequests() throws Exception {
        unit.faults().set("retry-after", "9");
        unit.faults().next("429", 1);

        assertThat(get("products").headers().firstValue("Retry-After")).contains("9");
    }

    @Test
    void cutsTheConnectionOrTheAnswer() throws Exception {
        // the JDK's client asks again by itself
        unit.faults().always("lost-answer");
        assertThatThrownBy(() -> get("products")).isInstanceOf(IOException.class);
        unit.faults().never("lost-answer");
        unit.faults().next("cut-body", 1);
        assertThatThrownBy(() -> get("products")).isInstanceOf(IOException.class);
        unit.faults().next("truncated", 1);
        assertThat(get("products").body()).startsWith("[").doesNotEndWith("]");
    }

    @Test
    void answersAByteAtATime() throws Exception {
        unit.faults().set("drip", "1");
        unit.faults().next("slow-drip", 1);
        long before = System.nanoTime();

        assertThat(get("status").body()).contains("dolibarr_version");

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(99));
    }

    @Test
    void refusesItsKeyAndEmptiesItsListsWithoutAWord() throws Exception {
        unit.faults().next("revoked", 1);
        assertThat(get("products").statusCode()).isEqualTo(401);
        unit.faults().always("empty-lists");
        HttpResponse<String> empty = get("products?ids_only=true");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEqualToIgnoringWhitespace("[]");
        unit.faults().never("empty-lists");
        assertThat(get("products?ids_only=true").body()).contains("1");
    }

    @Test
    void failsAfterAWriteWasCommitted() throws Exception {
        unit.faults().next("500-after", 1);

        HttpResponse<String> answer =
                raw(
                        "POST",
                        "/api/index.php/products",
                        "{\"ref\":\"FORK\",\"label\":\"Fork\"}",
                        KEY);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(unit.refs()).contains("FORK");
    }

    @Test
    void isToldOverHttpByWhoHasItsKey() throws Exception {
        assertThat(raw("POST", "/sandbox/faults/302?value=on", "", "other").statusCode())
                .isEqualTo(401);
        assertThat(raw("POST", "/sandbox/faults/302?value=1", "", KEY).statusCode()).isEqualTo(200);
        assertThat(get("products").statusCode()).isEqualTo(302);
        assertThat(get("products").statusCode()).isEqualTo(200);
        assertThat(raw("POST", "/sandbox/faults/stockRight?value=false", "", KEY).statusCode())
                .isEqualTo(200);
        assertThat(get("warehouses").statusCode()).isEqualTo(403);
        HttpResponse<String> unknown = raw("POST", "/sandbox/faults/late-commit?value=on", "", KEY);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("no such fault: late-commit", "empty-lists");
        assertThat(raw("POST", "/sandbox/faults/calm", "", KEY).statusCode()).isEqualTo(200);
        assertThat(get("warehouses").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return raw("GET", "/api/index.php/" + path, "", KEY);
    }

    private HttpResponse<String> raw(String method, String path, String body, String key)
            throws IOException, InterruptedException {
        String host = unit.url().replace("/api/index.php", "");
        return client.send(
                HttpRequest.newBuilder(URI.create(host + path))
                        .header("DOLAPIKEY", key)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
