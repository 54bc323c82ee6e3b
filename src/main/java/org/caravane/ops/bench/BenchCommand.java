package org.caravane.ops.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caravane bench}: rate, requests and memory, beside a raw client in the same run. */
@Command(
        name = "bench",
        description = {
            "Measure rate, requests and memory against sandboxes that take as long as real servers,",
            "beside a minimal raw HTTP client in the same run."
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of("data", "bench");

    @Option(
            names = "--products",
            defaultValue = "2000",
            description = "Size of the catalogue (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(names = "--json", description = "Print the figures as one JSON object.")
    private boolean json;

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "",
            description =
                    "JDBC address of an empty store (default: an H2 file); user and password from CARAVANE_BENCH_USER and CARAVANE_BENCH_PASSWORD.")
    private String storeUrl = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        delete(FOLDER);
        Files.createDirectories(FOLDER);
        Map<String, String> store = store();
        try (ServersProcess servers = new ServersProcess(products)) {
            double raw = Bench.raw(servers, products);
            Map<String, String> settings = new HashMap<>(store);
            settings.putAll(settings(servers));
            try (CaravaneProcess caravane = new CaravaneProcess(FOLDER, settings)) {
                JdbcTemplate jdbc =
                        new JdbcTemplate(
                                new DriverManagerDataSource(
                                        store.getOrDefault("store.url", ""),
                                        store.getOrDefault("store.user", ""),
                                        store.getOrDefault("store.password", "")));
                print(new Bench(products, servers, caravane, jdbc).run(raw));
            }
        }
        return 0;
    }

    private void print(BenchResult result) {
        ObjectMapper mapper = new ObjectMapper();
        if (json) {
            System.out.println(mapper.valueToTree(result));
        } else {
            mapper.valueToTree(result)
                    .fields()
                    .forEachRemaining(
                            field ->
                                    System.out.printf(
                                            "%-28s %s%n", field.getKey(), field.getValue()));
        }
    }

    private Map<String, String> store() {
        String url =
                storeUrl.isEmpty()
                        ? "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0"
                                .formatted(FOLDER.resolve("store").toAbsolutePath())
                        : storeUrl;
        return Map.of(
                "store.url",
                url,
                "store.user",
                System.getenv().getOrDefault("CARAVANE_BENCH_USER", "sa"),
                "store.password",
                System.getenv().getOrDefault("CARAVANE_BENCH_PASSWORD", ""));
    }

    private static Map<String, String> settings(ServersProcess servers) {
        return Map.ofEntries(
                Map.entry("dolibarr.url", servers.url("dolibarr")),
                Map.entry("dolibarr.key", BenchServers.KEY),
                Map.entry("endpoints", "main"),
                Map.entry("endpoint.main.url", servers.url("shop")),
                Map.entry("endpoint.main.key", BenchServers.KEY),
                // the ceiling that protects a host would hide what Caravane can do
                Map.entry("endpoint.requests-per-minute", "1000000"),
                Map.entry("shops", "main"),
                Map.entry("shop.main.price-level", "1"),
                Map.entry("reconcile.late.period", "2000"));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
