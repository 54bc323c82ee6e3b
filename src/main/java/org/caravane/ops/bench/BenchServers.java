package org.caravane.ops.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.caravane.sandbox.DolibarrSandbox;
import org.caravane.sandbox.PrestashopSandbox;
import org.caravane.sandbox.SandboxCosts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The servers of {@code bench}, in a process of their own: a sandbox Dolibarr with a catalogue and
 * empty sandbox shops that take as long as real ones. Told what to do by lines on standard input,
 * each answered by a line of JSON.
 */
@Command(name = "bench-servers", hidden = true)
public final class BenchServers implements Callable<Integer> {
    static final String KEY = "BENCH000000000000000000000000000";
    static final String DESCRIPTION = "<p>Robuste et léger, livré avec sa notice. </p>".repeat(8);
    private static final SandboxCosts SHOP =
            new SandboxCosts(
                    Duration.ofMillis(15), Duration.ofMillis(8), Duration.ofNanos(300_000));
    private static final SandboxCosts DOLIBARR =
            new SandboxCosts(Duration.ofMillis(10), Duration.ofNanos(2_500_000), Duration.ZERO);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--products", defaultValue = "2000")
    private int products;

    private final AtomicLong requests = new AtomicLong();

    @Override
    public Integer call() throws IOException {
        try (DolibarrSandbox dolibarr =
                        DolibarrSandbox.start(
                                DolibarrSandbox.Options.of(0, KEY, Optional.empty()));
                PrestashopSandbox warm = shop();
                PrestashopSandbox raw = shop();
                PrestashopSandbox shop = shop()) {
            long warehouse = dolibarr.addWarehouse("BENCH", true);
            for (int i = 1; i <= products; i++) {
                long id = dolibarr.addProduct(fields(i));
                dolibarr.moveStock(id, warehouse, 1 + i % 90);
            }
            dolibarr.costs(DOLIBARR);
            List.of(warm, raw, shop).forEach(one -> one.costs(SHOP));
            say(
                    Map.of(
                            "dolibarr",
                            dolibarr.url(),
                            "warm",
                            warm.url(),
                            "raw",
                            raw.url(),
                            "shop",
                            shop.url()));
            shop.watch(
                    arrival -> {
                        if (isAboutWhatIsBrought(arrival)) {
                            requests.incrementAndGet();
                        }
                    });
            obey(dolibarr, shop, warehouse);
            return 0;
        }
    }

    /**
     * Lookups and writes of products and stock; what a probe asks, by which it knows a product of
     * the shop and its limits, names none.
     */
    private static boolean isAboutWhatIsBrought(PrestashopSandbox.Arrival arrival) {
        boolean resource = List.of("products", "stock_availables").contains(arrival.resource());
        return resource && (!arrival.method().equals("GET") || arrival.query().contains("filter"));
    }

    private void obey(DolibarrSandbox dolibarr, PrestashopSandbox shop, long warehouse)
            throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "stats" -> say(stats(dolibarr, shop));
                case "count" -> say(count(shop, words[1], words[2], words[3]));
                case "prices" -> {
                    for (long id = 1; id <= Long.parseLong(words[1]); id++) {
                        dolibarr.changeProduct(id, price(words[2]));
                    }
                    say(Map.of());
                }
                case "stocks" -> {
                    for (long id = 1; id <= Long.parseLong(words[1]); id++) {
                        dolibarr.moveStock(id, warehouse, Double.parseDouble(words[2]));
                    }
                    say(Map.of());
                }
                default -> throw new BenchFailed("bench-servers does not know the command " + line);
            }
        }
    }

    private Map<String, Object> stats(DolibarrSandbox dolibarr, PrestashopSandbox shop) {
        return Map.of(
                "polls",
                dolibarr.requests("products"),
                "requests",
                requests.get(),
                "products",
                shop.count("products", row -> row.apply("reference").startsWith("BENCH-")),
                "stocked",
                shop.count("stock_availables", row -> !row.apply("quantity").equals("0")));
    }

    private static Map<String, Object> count(
            PrestashopSandbox shop, String resource, String field, String prefix) {
        return Map.of("n", shop.count(resource, row -> row.apply(field).startsWith(prefix)));
    }

    private static PrestashopSandbox shop() {
        return PrestashopSandbox.start(
                new PrestashopSandbox.Options(0, KEY, Optional.empty(), true));
    }

    private static Map<String, Object> fields(int i) {
        Map<String, Object> fields =
                new HashMap<>(price("%d.%02d".formatted(5 + i % 300, i % 100)));
        fields.put("ref", "BENCH-%06d".formatted(i));
        fields.put("label", "Article %d de la collection d'automne".formatted(i));
        fields.put("description", DESCRIPTION);
        fields.put("type", 0);
        fields.put("status", 1);
        fields.put("tva_tx", "20");
        fields.put("weight", "0.350");
        fields.put("weight_units", "0");
        return fields;
    }

    private static Map<String, Object> price(String price) {
        return Map.of(
                "price_base_type",
                "HT",
                "price",
                price,
                "multiprices",
                Map.of("1", price, "2", price, "3", price),
                "multiprices_base_type",
                Map.of("1", "HT", "2", "HT", "3", "HT"),
                "multiprices_tva_tx",
                Map.of("1", "20", "2", "20", "3", "20"));
    }

    private static void say(Map<String, ?> answer) throws IOException {
        System.out.println(JSON.writeValueAsString(answer));
        System.out.flush();
    }
}
