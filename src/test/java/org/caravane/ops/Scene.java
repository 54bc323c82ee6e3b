package org.caravane.ops;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caravane.sandbox.DolibarrSandbox;
import org.caravane.sandbox.PrestashopSandbox;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A sandbox Dolibarr with two open warehouses, a sandbox shop, and the real routes between them.
 */
final class Scene implements AutoCloseable {
    static final String SHOP_KEY = "SCENE000000000000000000000000000";
    static final String DOLIBARR_KEY = "scene-key";

    final DolibarrSandbox dolibarr;
    final PrestashopSandbox shop;
    private final Map<String, String> settings = new HashMap<>();
    private Runner runner;

    Scene() {
        this(true, Map.of());
    }

    Scene(boolean patch, Map<String, String> overrides) {
        dolibarr =
                DolibarrSandbox.start(
                        DolibarrSandbox.Options.of(0, DOLIBARR_KEY, Optional.empty()));
        shop =
                PrestashopSandbox.start(
                        new PrestashopSandbox.Options(0, SHOP_KEY, Optional.empty(), patch));
        dolibarr.addWarehouse("PARIS", true);
        dolibarr.addWarehouse("LYON", true);
        settings.putAll(
                Map.ofEntries(
                        Map.entry("dolibarr.url", dolibarr.url()),
                        Map.entry("dolibarr.key", DOLIBARR_KEY),
                        Map.entry("dolibarr.poll.overlap", "2"),
                        Map.entry("dolibarr.poll.period", "500"),
                        Map.entry("delivery.period", "50"),
                        Map.entry("delivery.doubt-window", "1"),
                        Map.entry("delivery.attempts", "3"),
                        Map.entry("endpoint.own.period", "200"),
                        Map.entry("settings.period", "200"),
                        Map.entry("management.enabled", "false"),
                        Map.entry("endpoints", "main"),
                        Map.entry("endpoint.main.url", shop.url()),
                        Map.entry("endpoint.main.key", SHOP_KEY),
                        Map.entry("shops", "main"),
                        Map.entry("shop.main.price-level", "1"),
                        Map.entry("shop.main.language", "fr"),
                        Map.entry(
                                "store.url",
                                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()))));
        settings.putAll(overrides);
    }

    /** One round in a process of its own, as {@code run --once} does; returns its exit code. */
    int once() throws InterruptedException {
        try (Runner process = new Runner(Optional.empty(), settings)) {
            process.start(true);
            return new OnceRun(process).run(Duration.ofSeconds(60), true);
        }
    }

    /** A process that goes on; schedules included. */
    Scene run() {
        runner = process();
        return this;
    }

    /** A process that goes on and that the caller closes. */
    Runner process() {
        Runner process = new Runner(Optional.empty(), settings);
        process.start(false);
        return process;
    }

    void set(String property, String value) {
        settings.put(property, value);
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** The store of the process that goes on. */
    JdbcTemplate store() {
        return runner.store();
    }

    /** Asks the store of processes that are over. */
    List<Map<String, Object>> stored(String sql) {
        return past().queryForList(sql);
    }

    void execute(String sql) {
        past().update(sql);
    }

    /** A person confirms what is asked about the shop, as {@code caravane confirm} does. */
    int confirm() {
        return past().update(
                        "update endpoint set confirmed_at = current_timestamp where asks is not null");
    }

    private JdbcTemplate past() {
        return new JdbcTemplate(
                new DriverManagerDataSource(
                        settings.get("store.url"),
                        settings.getOrDefault("store.user", "sa"),
                        settings.getOrDefault("store.password", "")));
    }

    long product(String ref, String priceTtc) {
        return product(ref, priceTtc, Map.of());
    }

    long product(String ref, String priceTtc, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("ref", ref);
        fields.put("label", "Produit " + ref);
        fields.put("description", "Court " + ref);
        fields.put("note_public", "<p>Long " + ref + "</p>");
        fields.put("type", 0);
        fields.put("status", 1);
        fields.put("tva_tx", "20");
        fields.put("price_base_type", "TTC");
        fields.put("price_ttc", priceTtc);
        fields.put("multiprices_ttc", Map.of("1", priceTtc, "2", priceTtc, "3", priceTtc));
        fields.put("multiprices_base_type", Map.of("1", "TTC", "2", "TTC", "3", "TTC"));
        fields.put("multiprices_tva_tx", Map.of("1", "20", "2", "20", "3", "20"));
        fields.putAll(more);
        return dolibarr.addProduct(fields);
    }

    long product(String ref, String priceTtc, int stock) {
        long id = product(ref, priceTtc);
        dolibarr.moveStock(id, 1, stock);
        return id;
    }

    void setPrice(long id, String ttc) {
        dolibarr.changeProduct(
                id,
                Map.of(
                        "price_base_type",
                        "TTC",
                        "multiprices_ttc",
                        Map.of("1", ttc, "2", ttc, "3", ttc)));
    }

    /** The shop's product with that reference; fails when there is none or several. */
    ShopProduct inShop(String ref) {
        List<ShopProduct> found = allInShop(ref);
        if (found.size() != 1) {
            throw new AssertionError(ref + " is in the shop " + found.size() + " times");
        }
        return found.get(0);
    }

    List<ShopProduct> allInShop(String ref) {
        return shop.products().stream()
                .filter(p -> ref.equals(p.fields().get("reference")))
                .toList();
    }

    Map<String, Long> timesInShop() {
        return shop.products().stream()
                .collect(
                        Collectors.groupingBy(
                                p -> p.fields().get("reference"), Collectors.counting()));
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
        dolibarr.close();
        shop.close();
    }
}
