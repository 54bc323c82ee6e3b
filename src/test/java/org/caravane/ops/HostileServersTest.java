package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.caravane.ops.Between.Asked;
import org.caravane.ops.Between.Reply;
import org.caravane.ops.Between.Rule;
import org.caravane.ops.http.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and what stands before them at their worst: one odd record costs only itself. */
final class HostileServersTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void losesNoChangeToListsThatAreEmptyForAMoment() throws InterruptedException {
        Set<String> silenced = ConcurrentHashMap.newKeySet();
        AtomicReference<String> silent = new AtomicReference<>("products[?].*sortfield.*t[.]tms");
        Rule moment =
                asked ->
                        asked.address().matches(".*" + silent.get() + ".*")
                                        && silenced.add(silent.get())
                                ? Optional.of(Reply.of(200, "application/json", "[]"))
                                : Optional.empty();
        try (Scene scene = new Scene();
                Between between = new Between(scene.dolibarr.url(), moment)) {
            long id = scene.product("REF-1", "9.90", 5);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            scene.set("dolibarr.url", between.url());
            scene.setPrice(id, "10.90");

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-1").fields().get("price")).startsWith("8.25");
            silent.set("variant_filter=1&limit=.*rowid(:|%3A)in");
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(silenced).hasSize(2);
            assertThat(scene.inShop("REF-1").fields().get("price")).startsWith("9.08");
            assertThat(scene.stored("select * from pause")).isEmpty();
        }
    }

    @Test
    void parksTheOneReferenceThatAFirewallTakesForAnAttack() throws InterruptedException {
        String odd = URLEncoder.encode("SELECT-07", StandardCharsets.UTF_8);
        Rule firewall =
                asked ->
                        asked.address().contains("reference") && asked.address().contains(odd)
                                ? Optional.of(Reply.of(403, "text/html", "<h1>Forbidden</h1>"))
                                : Optional.empty();
        try (Scene scene = new Scene();
                Between between = new Between(scene.shop.url(), firewall)) {
            scene.set("endpoint.main.url", between.url());
            batch(scene, 30);
            scene.product("SELECT-07", "9.90", 3);

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(scene.timesInShop()).hasSize(30).doesNotContainKey("SELECT-07");
            assertThat(scene.stored("select * from pause")).isEmpty();
            assertThat(scene.stored("select cause, sentence, request from dead_letter"))
                    .singleElement()
                    .satisfies(
                            letter -> {
                                assertThat(letter).containsEntry("cause", "shop-unreadable");
                                assertThat(letter.get("sentence"))
                                        .asString()
                                        .contains("Something before the shop refuses it (403)");
                                assertThat(letter.get("request"))
                                        .asString()
                                        .startsWith("GET products?filter")
                                        .contains(odd);
                            });
        }
    }

    @Test
    void parksTheOneRecordThatEmptiesDolibarrsAnswer() throws InterruptedException {
        try (Scene scene = new Scene()) {
            batch(scene, 20);
            long odd = scene.product("ODD", "9.90", 3);
            Rule silent =
                    asked ->
                            asked.address()
                                            .matches(
                                                    ".*rowid:in:([0-9,]*,)?%d[,)].*label.*"
                                                            .formatted(odd))
                                    ? Optional.of(Reply.of(200, "application/json", ""))
                                    : Optional.empty();
            try (Between between = new Between(scene.dolibarr.url(), silent)) {
                scene.set("dolibarr.url", between.url());

                assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

                assertThat(scene.timesInShop()).hasSize(20).doesNotContainKey("ODD");
                assertThat(scene.stored("select * from pause")).isEmpty();
                assertThat(scene.stored("select source_key, cause, sentence from dead_letter"))
                        .singleElement()
                        .satisfies(
                                letter ->
                                        assertThat(letter)
                                                .containsEntry("source_key", Long.toString(odd))
                                                .containsEntry("cause", "dolibarr-unreadable"));
            }
        }
    }

    @Test
    void pausesWhenNotEvenAPlainQuestionIsAnsweredAndParksNothing() throws InterruptedException {
        Rule page = asked -> Optional.of(Reply.of(200, "text/html", "<h1>Back soon</h1>"));
        try (Scene scene = new Scene();
                Between between = new Between(scene.dolibarr.url(), page)) {
            batch(scene, 3);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            scene.set("dolibarr.url", between.url());
            scene.execute(
                    "insert into change(shop, entity, source_key, endpoint, lane, gen, due, urgency, chunk, attempts, why, noted_at)"
                            + " values ('main', 'product', '1', 'main', 'main/product/1', 1, current_timestamp, 0, 1000, 0, 'test', current_timestamp)");

            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);

            assertThat(scene.stored("select subject from pause"))
                    .extracting(row -> row.get("subject"))
                    .containsExactly("source/dolibarr");
            assertThat(scene.stored("select * from dead_letter")).isEmpty();
            assertThat(scene.stored("select attempts from change"))
                    .extracting(row -> row.get("attempts"))
                    .containsExactly(0);
        }
    }

    @Test
    void bringsEachOnceWhenTheAnswerToAWriteIsTooLargeToRead() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(1);
        Rule flood =
                new Rule() {
                    @Override
                    public Optional<Reply> before(Asked asked) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Reply> after(Asked asked) {
                        return asked.method().equals("POST") && left.getAndDecrement() > 0
                                ? Optional.of(new Reply(201, "text/xml", "x".repeat(1 << 20), 200))
                                : Optional.empty();
                    }
                };
        try (Scene scene = new Scene();
                Between between = new Between(scene.shop.url(), flood)) {
            scene.set("endpoint.main.url", between.url());
            batch(scene, 20);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(left.get()).isLessThanOrEqualTo(0);
            assertThat(scene.timesInShop())
                    .hasSize(20)
                    .allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
        }
    }

    @Test
    void pausesAShopWhoseCertificateIsNotTrustedUntilItsAuthorityIsNamed(@TempDir Path folder)
            throws Exception {
        Keys keys = Keys.make(folder, "shop", "-ext", "san=ip:127.0.0.1");
        HttpsServer server = keys.serve();
        try (Scene scene = new Scene()) {
            scene.set("endpoint.main.url", "https://127.0.0.1:" + server.getAddress().getPort());
            scene.product("REF-1", "9.90");

            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);
            assertThat(reasons(scene))
                    .singleElement()
                    .asString()
                    .startsWith("The shop cannot be trusted: nobody known has signed")
                    .contains("http.trusted-ca");

            scene.set("http.trusted-ca", keys.pem().toString());
            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);
            // it is no shop, but now it is heard
            assertThat(reasons(scene))
                    .singleElement()
                    .asString()
                    .startsWith("The shop answered with \"hello\" instead of its Webservice's XML");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void endsAPollThatWouldReadTheSamePageForEver() {
        AtomicInteger asked = new AtomicInteger();
        Rule cached =
                request -> {
                    if (!request.address()
                            .contains("ids_only=true&mode=1&variant_filter=1&sortfield")) {
                        return Optional.empty();
                    }
                    asked.incrementAndGet();
                    return Optional.of(Reply.of(200, "application/json", "[\"1\",\"2\"]"));
                };
        try (Scene scene = new Scene();
                Between between = new Between(scene.dolibarr.url(), cached)) {
            scene.set("dolibarr.url", between.url());
            scene.set("dolibarr.poll.page", "2");
            scene.run();

            await().atMost(SOON)
                    .until(
                            () ->
                                    !scene.store()
                                            .queryForList(
                                                    "select 1 from pause where subject = 'source/dolibarr' and reason like '%ignores the filter%'")
                                            .isEmpty());
            assertThat(asked.get()).isLessThan(50);
        }
    }

    private static List<Object> reasons(Scene scene) {
        return scene.stored("select reason from pause").stream().map(r -> r.get("reason")).toList();
    }

    private static void batch(Scene scene, int size) {
        IntStream.rangeClosed(1, size)
                .forEach(i -> scene.product("REF-%02d".formatted(i), "9.90", 3));
    }
}
