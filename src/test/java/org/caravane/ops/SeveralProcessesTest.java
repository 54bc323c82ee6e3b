package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one PostgreSQL. */
final class SeveralProcessesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static EmbeddedPostgres postgres;

    @TempDir private Path folder;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = Postgres.builder().setServerConfig("max_connections", "200").start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void shareTheEndpointsAndGiveThemBack() {
        try (ManyShops many = new ManyShops(6, store(Map.of("endpoint.lease-seconds", "2")))) {
            long id = many.scene.product("REF-1", "9.90", 1);
            try (Runner first = many.scene.process()) {
                await().atMost(SOON).until(() -> many.shares().equals(List.of(6L)));
                try (Runner second = many.scene.process();
                        Runner third = many.scene.process()) {
                    await().atMost(SOON).until(() -> many.shares().equals(List.of(2L, 2L, 2L)));
                    await().atMost(SOON).until(() -> many.delivered() == 6);
                    long fences = fences(many);
                    many.scene.dolibarr.moveStock(id, 1, 4);
                    await().atMost(SOON).until(() -> stock(many).equals(List.of(5L)));

                    assertThat(fences(many)).as("nothing goes back and forth").isEqualTo(fences);
                    assertThat(owned(first)).hasSize(2);
                }
                await().atMost(SOON).until(() -> owned(first).size() == 6);
                many.scene.dolibarr.moveStock(id, 1, 4);
                await().atMost(SOON).until(() -> stock(many).equals(List.of(9L)));
            }
            assertThat(many.differences(1)).isEmpty();
        }
    }

    @Test
    void pollAndReconcileOnceInAllProcessesTogether() {
        Map<String, String> rare =
                store(Map.of("dolibarr.poll.period", "3600000", "reconcile.cron", "0/3 * * * * ?"));
        try (ManyShops many = new ManyShops(2, rare)) {
            many.scene.product("REF-1", "9.90", 1);
            try (Runner first = many.scene.process();
                    Runner second = many.scene.process();
                    Runner third = many.scene.process()) {
                await().atMost(SOON).until(() -> many.delivered() == 2);
                await().atMost(SOON).until(() -> many.waiting() == 0);
                await().atMost(SOON).until(() -> !slot(many).equals("null"));
                String slot = slot(many);
                long before = many.scene.dolibarr.requests("products");
                await().atMost(SOON).until(() -> !slot(many).equals(slot));
                await().atMost(SOON).until(() -> reconciling(many) == 0 && many.waiting() == 0);
                String next = slot(many);
                long requests = many.scene.dolibarr.requests("products") - before;
                long slots = seconds(many, slot, next) / 3;

                // a reconcile asks for four lists; what it notes is read once for each worker that
                // claims
                assertThat(requests).isBetween(4 * slots, 4 * slots + 8 * slots);
                assertThat(reconciles(first, second, third)).isPositive();
            }
        }
    }

    @Test
    void takeOverWithinTwentySecondsWhatAKilledProcessLeft()
            throws IOException, InterruptedException {
        Map<String, String> defaults =
                store(
                        Map.of(
                                "endpoint.own.period",
                                "2000",
                                "endpoint.lease-seconds",
                                "15",
                                "dolibarr.poll.period",
                                "2000",
                                "delivery.doubt-window",
                                "3"));
        try (ManyShops many = new ManyShops(4, defaults)) {
            many.latency(Duration.ofMillis(100));
            List<Process> processes = new ArrayList<>();
            try {
                processes.add(many.child(folder, "first.log"));
                await().atMost(SOON)
                        .ignoreExceptions()
                        .until(() -> many.shares().equals(List.of(4L)));
                String first = owner(many);
                processes.add(many.child(folder, "second.log"));
                await().atMost(SOON).until(() -> many.shares().equals(List.of(2L, 2L)));
                String polls = poller(many);
                for (int i = 0; i < 200; i++) {
                    many.scene.product("REF-%03d".formatted(i), "%d.50".formatted(1 + i), 1 + i);
                }
                await().atMost(SOON).until(() -> many.delivered() > 100);

                assertThat(polls).isEqualTo(first);
                processes.get(0).destroyForcibly().waitFor();
                long killed = System.nanoTime();
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> many.shares().equals(List.of(4L)));
                double takeover = (System.nanoTime() - killed) / 1e9;
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> !poller(many).equals(first));
                double poller = (System.nanoTime() - killed) / 1e9;
                long added = many.scene.product("REF-200", "5.00", 7);
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> many.delivered() == 4 * 201 && many.waiting() == 0);

                System.out.printf(
                        "Killed: endpoints taken over after %.1f s, polls after %.1f s%n",
                        takeover, poller);
                assertThat(takeover).isLessThanOrEqualTo(20);
                assertThat(poller).isLessThanOrEqualTo(20);
                assertThat(added).isPositive();
                assertThat(many.differences(201))
                        .as(Files.readString(folder.resolve("second.log")))
                        .isEmpty();
            } finally {
                processes.forEach(Process::destroyForcibly);
            }
        }
    }

    private static List<String> owned(Runner process) {
        return process.bean("ownership", Ownership.class).owned();
    }

    private static long fences(ManyShops many) {
        return number(many, "select sum(fence) from endpoint");
    }

    private static long number(ManyShops many, String sql) {
        Long n = many.store().queryForObject(sql, Long.class);
        return n == null ? 0 : n;
    }

    private static long reconciling(ManyShops many) {
        return number(many, "select count(*) from source where reconciling is not null");
    }

    private static String slot(ManyShops many) {
        return String.valueOf(
                many.store().queryForObject("select reconcile_slot from source", String.class));
    }

    private static long seconds(ManyShops many, String from, String to) {
        return number(
                many,
                "select cast(extract(epoch from cast('%s' as timestamptz) - cast('%s' as timestamptz)) as bigint)"
                        .formatted(to, from));
    }

    private static long reconciles(Runner... processes) {
        long n = 0;
        for (Runner process : processes) {
            n += process.bean("requests", Requests.class).of("dolibarr").getOrDefault("read", 0L);
        }
        return n;
    }

    private static String owner(ManyShops many) {
        return many.store().queryForObject("select min(owner) from endpoint", String.class);
    }

    private static String poller(ManyShops many) {
        return String.valueOf(
                many.store().queryForObject("select owner from source", String.class));
    }

    private static List<Long> stock(ManyShops many) {
        return many.shops.stream()
                .flatMap(
                        shop ->
                                shop.products().stream()
                                        .filter(p -> "REF-1".equals(p.fields().get("reference"))))
                .map(p -> p.stockQuantity())
                .distinct()
                .toList();
    }

    private static Map<String, String> store(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Postgres.emptyStore(postgres));
        return settings;
    }
}
