package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caravane.sandbox.PrestashopSandbox.Arrival;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A store that goes away, or has no room left, in the middle of a load: nothing is claimed. */
final class StoreFailureTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int PRODUCTS = 300;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Warnings warnings = new Warnings();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @TempDir private Path folder;

    @BeforeEach
    void listen() {
        warnings.start();
        root.addAppender(warnings);
        FullDisk.register();
    }

    @AfterEach
    void forget() {
        root.detachAppender(warnings);
        FullDisk.full(false);
    }

    @Test
    void asksNoShopWhilePostgresIsDownAndGoesOnWhenItIsBack() throws IOException {
        int port;
        EmbeddedPostgres postgres = postgres(0);
        try {
            port = postgres.getPort();
            try (Scene scene = new Scene(true, store(postgres))) {
                begin(scene);
                postgres.close();
                Instant down = Instant.now();
                await().atMost(SOON).until(() -> warnings.of("The store").size() == 1);
                await().atMost(SOON).until(() -> quietFor(Duration.ofSeconds(4)));
                int asked = arrivals.size();
                await().atMost(SOON)
                        .until(() -> Instant.now().isAfter(down.plus(Duration.ofSeconds(15))));

                assertThat(arrivals).as("requests while the store is down").hasSize(asked);
                assertThat(scene.shop.products().size()).isLessThan(PRODUCTS);
                assertThat(warnings.all)
                        .as("one line, and no flood")
                        .filteredOn(event -> event.getTimeStamp() > down.toEpochMilli())
                        .filteredOn(event -> !event.getLoggerName().startsWith("com.zaxxer"))
                        .hasSizeLessThan(10);
                assertThat(arrivals)
                        .filteredOn(a -> !a.method().equals("GET"))
                        .as("writes after the end of the store")
                        .allMatch(a -> a.at().isBefore(down.plusSeconds(1)));

                postgres = postgres(port);
                complete(scene);
            }
        } finally {
            postgres.close();
        }
    }

    @Test
    void sendsNothingThatItCannotNoteDownOnAFullDiskAndGoesOnWhenThereIsRoom() {
        try (Scene scene =
                new Scene(
                        true,
                        Map.of(
                                "store.url",
                                "jdbc:h2:full:" + folder.resolve("store") + ";WRITE_DELAY=0",
                                "store.connection-timeout",
                                "1000"))) {
            begin(scene);
            FullDisk.full(true);
            Instant full = Instant.now();
            await().atMost(SOON).until(() -> !warnings.of("The store").isEmpty());
            await().atMost(SOON).until(() -> quietFor(Duration.ofSeconds(3)));
            int asked = arrivals.size();
            await().atMost(SOON)
                    .until(() -> Instant.now().isAfter(full.plus(Duration.ofSeconds(8))));

            assertThat(arrivals).as("requests while there is no room").hasSize(asked);
            assertThat(scene.shop.products().size()).isLessThan(PRODUCTS);

            FullDisk.full(false);
            complete(scene);
        }
    }

    private void begin(Scene scene) {
        for (int i = 0; i < PRODUCTS; i++) {
            scene.product("REF-%03d".formatted(i), "%d.90".formatted(1 + i), 1 + i);
        }
        scene.shop.watch(arrivals::add);
        scene.shop.faults().latency(Duration.ofMillis(60));
        int before = scene.shop.products().size();
        scene.run();
        await().atMost(SOON).until(() -> scene.shop.products().size() > before + 60);
    }

    private void complete(Scene scene) {
        scene.product("REF-LATE", "5.00", 3);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(
                        () ->
                                scene.allInShop("REF-LATE").size() == 1
                                        && stored(scene, "select 1 from change").isEmpty());
        BothSides.Report report = BothSides.of(scene).compare();
        assertThat(report.differences()).isEmpty();
        assertThat(report.compared()).isEqualTo(PRODUCTS + 1);
        assertThat(stored(scene, "select * from dead_letter where closed_at is null")).isEmpty();
        assertThat(warnings.infos("The store answers again")).isNotEmpty();
    }

    /**
     * By the process's own connections: H2 may refuse others to a database that it opened again.
     */
    private static List<Map<String, Object>> stored(Scene scene, String sql) {
        return scene.store().queryForList(sql);
    }

    private boolean quietFor(Duration time) {
        return arrivals.isEmpty()
                || arrivals.get(arrivals.size() - 1).at().isBefore(Instant.now().minus(time));
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return Postgres.builder()
                .setDataDirectory(folder.resolve("postgres").toFile())
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static Map<String, String> store(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>(Postgres.store(postgres));
        settings.put("store.connection-timeout", "1000");
        return settings;
    }

    /** What the log says. */
    private static final class Warnings extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();
        private final List<ILoggingEvent> infos = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            (event.getLevel().isGreaterOrEqual(Level.WARN) ? all : infos).add(event);
        }

        List<String> of(String start) {
            return starting(all, start);
        }

        List<String> infos(String start) {
            return starting(infos, start);
        }

        private static List<String> starting(List<ILoggingEvent> events, String start) {
            List<String> sentences = new ArrayList<>();
            events.forEach(
                    event -> {
                        if (event.getFormattedMessage().startsWith(start)) {
                            sentences.add(event.getFormattedMessage());
                        }
                    });
            return sentences;
        }
    }
}
