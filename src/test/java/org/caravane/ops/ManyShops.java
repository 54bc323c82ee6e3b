package org.caravane.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caravane.sandbox.PrestashopSandbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A {@link Scene} whose Dolibarr has many shops, each an endpoint of its own. */
final class ManyShops implements AutoCloseable {
    final Scene scene;
    final List<PrestashopSandbox> shops = new ArrayList<>();
    private @Nullable SingleConnectionDataSource connection;

    ManyShops(int n, Map<String, String> overrides) {
        scene = new Scene(true, overrides);
        shops.add(scene.shop);
        for (int i = 1; i < n; i++) {
            shops.add(
                    PrestashopSandbox.start(
                            new PrestashopSandbox.Options(
                                    0, Scene.SHOP_KEY, Optional.empty(), true)));
        }
        String names =
                IntStream.range(0, n).mapToObj(ManyShops::name).collect(Collectors.joining(","));
        scene.set("endpoints", names);
        scene.set("shops", names);
        for (int i = 0; i < n; i++) {
            scene.set("endpoint.%s.url".formatted(name(i)), shops.get(i).url());
            scene.set("endpoint.%s.key".formatted(name(i)), Scene.SHOP_KEY);
            scene.set("shop.%s.price-level".formatted(name(i)), "1");
            scene.set("shop.%s.language".formatted(name(i)), "fr");
        }
    }

    static String name(int i) {
        return "s%02d".formatted(i);
    }

    void latency(Duration latency) {
        shops.forEach(shop -> shop.faults().latency(latency));
    }

    /** A process of its own, whose output goes to a log in the folder. */
    Process child(Path folder, String log) throws IOException {
        Path config = folder.resolve("config.properties");
        Files.writeString(
                config,
                scene.settings().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n")));
        return ChildProcess.start(folder.resolve(log), "run", "--config", config.toString());
    }

    /** The store, whoever has it open; on one connection, because to open one costs the machine. */
    synchronized JdbcTemplate store() {
        if (connection == null) {
            Map<String, String> settings = scene.settings();
            connection =
                    new SingleConnectionDataSource(
                            settings.get("store.url"),
                            settings.getOrDefault("store.user", "sa"),
                            settings.getOrDefault("store.password", ""),
                            true);
        }
        return new JdbcTemplate(connection);
    }

    /** How many endpoints each process has. */
    List<Long> shares() {
        return store().queryForList(
                        "select count(*) from endpoint where owner is not null group by owner order by 1",
                        Long.class);
    }

    /** Products of ours in all shops together. */
    long delivered() {
        return shops.stream()
                .mapToLong(
                        shop ->
                                shop.products().stream()
                                        .filter(
                                                p ->
                                                        p.fields()
                                                                .getOrDefault("reference", "")
                                                                .startsWith("REF-"))
                                        .count())
                .sum();
    }

    /** Every difference between Dolibarr and any of the shops. */
    List<String> differences(int products) {
        List<String> all = new ArrayList<>();
        for (PrestashopSandbox shop : shops) {
            BothSides.Report report =
                    new BothSides(
                                    Web.dolibarr(scene.dolibarr.url(), Scene.DOLIBARR_KEY),
                                    Web.shop(shop.url(), Scene.SHOP_KEY),
                                    1,
                                    0,
                                    2)
                            .compare();
            all.addAll(report.differences());
            if (report.compared() != products) {
                all.add("compared " + report.compared() + " of " + products);
            }
        }
        return all;
    }

    long waiting() {
        Long n = store().queryForObject("select count(*) from change", Long.class);
        return n == null ? 0 : n;
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.destroy();
        }
        shops.stream().skip(1).forEach(PrestashopSandbox::close);
        scene.close();
    }
}
