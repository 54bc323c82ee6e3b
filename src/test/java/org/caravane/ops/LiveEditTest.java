package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ObjectName;
import org.caravane.ops.reload.RoutesWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Route files that are edited while a process delivers. */
final class LiveEditTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PRODUCTS = 800;
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(RoutesWatch.class);

    private static final Logger ROUTE =
            (Logger) LoggerFactory.getLogger("org.caravane.product-deliver");

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final ListAppender<ILoggingEvent> carried = new ListAppender<>();
    @TempDir private Path folder;
    private RouteFolder routes;

    @BeforeEach
    void listen() {
        routes = RouteFolder.copiedTo(folder.resolve("routes"));
        said.start();
        LOG.addAppender(said);
        carried.start();
        ROUTE.addAppender(carried);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(said);
        ROUTE.detachAppender(carried);
    }

    @Test
    void losesAndDuplicatesNothingWhileRoutesAreEditedInTheMiddleOfALoad() {
        try (Scene scene =
                new Scene(
                        true,
                        Map.of(
                                "routes.directory",
                                routes.folder().toString(),
                                "delivery.claim.product",
                                "20",
                                "delivery.claim.stock",
                                "20"))) {
            for (int i = 0; i < PRODUCTS; i++) {
                scene.product(
                        "REF-%03d".formatted(i), "%d.%02d".formatted(1 + i / 3, i % 100), 1 + i);
            }
            int before = scene.shop.products().size();
            scene.shop.faults().latency(Duration.ofMillis(1500));
            scene.run();
            String owner = owner(scene);

            arrived(scene, before + 40);
            routes.edit("product.camel.yaml", "products written", "products carried");
            assertThat(replaced(1, scene)).isGreaterThan(5_000);
            arrived(scene, before + 120);
            int line = routes.edit("product.camel.yaml", "{{product.batch}}", "many");
            refused("product.camel.yaml, line " + line);
            arrived(scene, before + 200);
            routes.edit("product.camel.yaml", "many", "7");
            routes.edit("sql/claimable.sql", "limit :#", "-- again\nlimit :#");
            assertThat(replaced(2, scene)).isGreaterThan(5_000);
            arrived(scene, before + 260);
            routes.edit("stock.camel.yaml", "id: stock-read", "id: [");
            refused("stock.camel.yaml, line");
            routes.edit("stock.camel.yaml", "id: [", "id: stock-read");
            routes.edit(
                    "shared-delivery.camel.yaml", "period: \"{{delivery.period}}\"", "period: 80");
            assertThat(replaced(3, scene)).isGreaterThan(5_000);
            assertThat(scene.shop.products().size() - before).isLessThan(PRODUCTS);
            scene.shop.faults().latency(Duration.ZERO);

            await().atMost(SOON)
                    .until(
                            () ->
                                    scene.shop.products().size() - before == PRODUCTS
                                            && count(scene, "change") == 0);
            assertThat(count(scene, "dead_letter")).isZero();
            assertThat(owner(scene)).isEqualTo(owner);
            assertThat(stored(scene, "select max(fence) from endpoint")).isEqualTo(1);
            assertThat(carried.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(message -> message.contains("7 products carried"));
            BothSides.Report report = BothSides.of(scene).compare();
            assertThat(report.differences()).isEmpty();
            assertThat(report.compared()).isEqualTo(PRODUCTS);
        }
    }

    @Test
    void tellsFileAndLineAtTheStartToo() {
        int line = routes.edit("stock.camel.yaml", "doWhile: true", "doWile: true");
        try (Scene scene = new Scene(true, Map.of("routes.directory", routes.folder().toString()));
                Runner process = new Runner(Optional.empty(), scene.settings())) {
            assertThatThrownBy(() -> process.start(false))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "The routes cannot be run: %s, line %d: Unsupported field: doWile",
                            routes.folder().resolve("stock.camel.yaml"), line);
        }
    }

    @Test
    void takesUpAgainWhatDidNotFinishBeforeTheStopLostPatience() {
        try (Scene scene =
                new Scene(
                        true,
                        Map.of(
                                "routes.directory", routes.folder().toString(),
                                "camel.main.shutdownTimeout", "1",
                                "delivery.doubt-window", "10"))) {
            for (int i = 0; i < 40; i++) {
                scene.product("REF-%02d".formatted(i), "9.90", 3);
            }
            int before = scene.shop.products().size();
            scene.run();
            owner(scene);
            await().atMost(SOON).until(() -> count(scene, "pause") == 0);
            scene.shop.faults().latency(Duration.ofSeconds(6));
            await().atMost(SOON)
                    .until(
                            () ->
                                    stored(
                                                    scene,
                                                    "select count(*) from change where intent_at is not null")
                                            > 0);
            routes.edit("product.camel.yaml", "products written", "products carried");
            replaced(1);
            scene.shop.faults().latency(Duration.ZERO);

            await().atMost(SOON)
                    .until(
                            () ->
                                    scene.shop.products().size() - before == 40
                                            && count(scene, "change") == 0);
            assertThat(scene.timesInShop()).hasSize(40);
            assertThat(count(scene, "dead_letter")).isZero();
            assertThat(stored(scene, "select max(fence) from endpoint")).isEqualTo(1);
        }
    }

    @Test
    @Tag("nightly")
    void leavesNothingBehindAfterThirtyChanges() throws Exception {
        try (Scene scene =
                new Scene(
                        true,
                        Map.of(
                                "routes.directory", routes.folder().toString(),
                                "webhook.port", Integer.toString(WebhookTest.freePort()),
                                "webhook.secret", "abcdefghijklmnopqrstuvwxyz"))) {
            scene.product("REF-1", "9.90", 3);
            scene.run();
            await().atMost(SOON).until(() -> count(scene, "change") == 0);
            for (int change = 1; change <= 3; change++) {
                change(change);
            }
            Footprint warm = Footprint.now();
            for (int change = 4; change <= 33; change++) {
                change(change);
            }
            Footprint after = Footprint.now();
            System.out.println("After 3 changes %s, 30 later %s".formatted(warm, after));
            assertThat(after.threads()).isLessThanOrEqualTo(warm.threads() + 2);
            assertThat(after.mbeans()).isEqualTo(warm.mbeans());
            assertThat(after.heapKilobytes() - warm.heapKilobytes()).isLessThan(4_000);
            assertThat(after.classes() - warm.classes()).isLessThan(300);
        }
    }

    private void change(int number) {
        routes.write(
                "more.camel.yaml",
                """
                - route:
                    id: more
                    from: { uri: timer, parameters: { timerName: more, period: %dm }, steps: [ { log: { message: more } } ] }
                """
                        .formatted(number));
        replaced(number);
    }

    private record Footprint(int threads, int mbeans, long heapKilobytes, int classes) {
        static Footprint now() throws Exception {
            for (int i = 0; i < 5; i++) {
                System.gc();
                System.runFinalization();
            }
            return new Footprint(
                    Thread.activeCount(),
                    ManagementFactory.getPlatformMBeanServer()
                            .queryNames(new ObjectName("org.apache.camel:*"), null)
                            .size(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }

    private static void arrived(Scene scene, int products) {
        await().atMost(SOON).until(() -> scene.shop.products().size() >= products);
    }

    private static String owner(Scene scene) {
        return await().atMost(SOON)
                .until(
                        () ->
                                scene.store()
                                        .queryForList("select owner from endpoint", String.class)
                                        .get(0),
                        o -> o != null);
    }

    private static long count(Scene scene, String table) {
        return stored(scene, "select count(*) from " + table);
    }

    private static long stored(Scene scene, String sql) {
        return scene.store().queryForObject(sql, Long.class);
    }

    private void replaced(int times) {
        await().atMost(SOON).until(() -> said("Routes run again").size(), n -> n == times);
    }

    /** The same, and the least that the lease had left meanwhile, in ms. */
    private long replaced(int times, Scene scene) {
        AtomicLong least = new AtomicLong(Long.MAX_VALUE);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            OffsetDateTime until =
                                    scene.store()
                                            .queryForObject(
                                                    "select lease_until from endpoint",
                                                    OffsetDateTime.class);
                            long left = Duration.between(OffsetDateTime.now(), until).toMillis();
                            least.accumulateAndGet(left, Math::min);
                            return said("Routes run again").size() == times;
                        });
        System.out.println("Lease of 15 s: at least " + least + " ms left during the change");
        return least.get();
    }

    private void refused(String place) {
        await().atMost(SOON).until(() -> said(place).size() == 1);
    }

    private List<String> said(String text) {
        return List.copyOf(said.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }
}
