package org.caravane.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caravane demo}: the real routes between a sandbox Dolibarr and two sandbox shops. */
@Command(
        name = "demo",
        description = {
            "Synchronise a sample catalogue from a sandbox Dolibarr into two sandbox shops.",
            "Needs no configuration. Then something changes every few seconds, so that one sees the flow."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    static final Path FOLDER = Path.of("data", "demo");
    private static final Duration CHANGES_EVERY = Duration.ofSeconds(4);
    private static final int MANAGEMENT_PORT = 18081;

    @Mixin private final OnceOptions options = new OnceOptions();

    @Option(names = "--fresh", description = "Forget the last demo's store and sandboxes.")
    private boolean fresh;

    @Override
    public Integer call() throws Exception {
        if (fresh) {
            delete(FOLDER);
        }
        int port = FreePort.near(MANAGEMENT_PORT);
        try (Sandboxes sandboxes = Sandboxes.start(FOLDER, 0);
                RunningDemo running = RunningDemo.announce(FOLDER, settings(sandboxes, port));
                Runner runner = new Runner(Optional.empty(), settings(sandboxes, port))) {
            System.err.println(sandboxes.describe());
            runner.start(options.once);
            if (options.once) {
                return new OnceRun(runner).run(options.timeout(), options.json);
            }
            System.err.println(whereToLook(port));
            try (DemoChanges changes =
                    new DemoChanges(
                            sandboxes,
                            CHANGES_EVERY,
                            new Random(),
                            told -> System.err.println(told))) {
                changes.start();
                return runner.untilStopped();
            }
        }
    }

    private static Map<String, String> settings(Sandboxes sandboxes, int managementPort) {
        Map<String, String> settings = new HashMap<>(settings(sandboxes, FOLDER));
        settings.put("management.port", Integer.toString(managementPort));
        return settings;
    }

    private static String whereToLook(int port) {
        return """
                Caravane  ./caravane status --demo
                          curl http://127.0.0.1:%d/observe/health
                          curl http://127.0.0.1:%d/observe/metrics"""
                .formatted(port, port);
    }

    /** Two shops that differ: retail prices in all open warehouses, and trade prices in one. */
    static Map<String, String> settings(Sandboxes sandboxes, Path folder) {
        Map<String, String> settings =
                new HashMap<>(
                        Map.ofEntries(
                                Map.entry("dolibarr.url", sandboxes.dolibarr().url()),
                                Map.entry("dolibarr.key", Sandboxes.DOLIBARR_KEY),
                                Map.entry("dolibarr.poll.period", "2000"),
                                Map.entry("dolibarr.poll.overlap", "3"),
                                Map.entry("delivery.period", "200"),
                                Map.entry("endpoints", "main,b2b"),
                                Map.entry("endpoint.main.url", sandboxes.main().url()),
                                Map.entry("endpoint.main.key", Sandboxes.MAIN_KEY),
                                Map.entry("endpoint.b2b.url", sandboxes.b2b().url()),
                                Map.entry("endpoint.b2b.key", Sandboxes.B2B_KEY),
                                Map.entry("shop.main.price-level", "1"),
                                Map.entry("shop.main.language", "fr"),
                                Map.entry("shop.main.update-labels", "false"),
                                Map.entry("shop.b2b.price-level", "3"),
                                Map.entry("shop.b2b.language", "fr"),
                                Map.entry("shop.b2b.update-labels", "true"),
                                Map.entry("shop.b2b.warehouse", "1")));
        settings.putAll(store(folder));
        return settings;
    }

    /** The settings of the demo's store. */
    static Map<String, String> store(Path folder) {
        return Map.of(
                "shops",
                "main,b2b",
                "store.user",
                "sa",
                "store.password",
                "",
                "store.url",
                "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0"
                        .formatted(folder.resolve("store").toAbsolutePath()));
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CannotStart(folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
