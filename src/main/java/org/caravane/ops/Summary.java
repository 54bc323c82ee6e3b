package org.caravane.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What happened between its making and its printing: verdicts by shop and entity, requests by whom
 * they went to.
 */
final class Summary {
    /** The words of the tally and those of the summary. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("create", "created");
        WORDS.put("update", "updated");
        WORDS.put("skip", "skipped");
        WORDS.put("hold", "held");
        WORDS.put("park", "parked");
    }

    private final Runner runner;
    private final JdbcTemplate store;
    private final Map<String, Long> before;

    Summary(Runner runner, JdbcTemplate store) {
        this.runner = runner;
        this.store = store;
        this.before = tallies();
    }

    long parked() {
        Map<String, Long> now = tallies();
        return now.entrySet().stream()
                .filter(tally -> tally.getKey().endsWith("/park"))
                .mapToLong(tally -> tally.getValue() - before.getOrDefault(tally.getKey(), 0L))
                .sum();
    }

    void print(boolean json) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("shops", shops());
        summary.put("requests", requests());
        if (json) {
            System.out.println(written(summary));
        } else {
            shops().forEach((shop, entities) -> System.out.println(shop + ": " + entities));
            System.out.println("requests: " + requests());
        }
    }

    private Map<String, Object> shops() {
        Map<String, Long> now = tallies();
        Map<String, Object> shops = new LinkedHashMap<>();
        for (Settings.Shop shop : runner.bean("settings", Settings.class).shops()) {
            Map<String, Object> entities = new LinkedHashMap<>();
            for (String entity : List.of("product", "stock")) {
                Map<String, Long> counts = new LinkedHashMap<>();
                WORDS.forEach(
                        (verdict, word) -> {
                            String key = shop.name() + "/" + entity + "/" + verdict;
                            counts.put(
                                    word, now.getOrDefault(key, 0L) - before.getOrDefault(key, 0L));
                        });
                entities.put(entity, counts);
            }
            shops.put(shop.name(), entities);
        }
        return shops;
    }

    private Map<String, Object> requests() {
        Requests requests = runner.bean("requests", Requests.class);
        Map<String, Object> endpoints = new LinkedHashMap<>();
        for (Settings.Endpoint endpoint : runner.bean("settings", Settings.class).endpoints()) {
            endpoints.put(
                    endpoint.name(),
                    filled(requests.of("endpoint/" + endpoint.name()), "probe", "read", "write"));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("dolibarr", filled(requests.of("dolibarr"), "probe", "read"));
        all.put("endpoints", endpoints);
        return all;
    }

    private static Map<String, Long> filled(SortedMap<String, Long> counts, String... purposes) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (String purpose : purposes) {
            all.put(purpose, counts.getOrDefault(purpose, 0L));
        }
        return all;
    }

    private Map<String, Long> tallies() {
        Map<String, Long> tallies = new LinkedHashMap<>();
        store.query(
                "select shop, entity, verdict, sum(n) total from tally group by shop, entity, verdict",
                row -> {
                    tallies.put(
                            "%s/%s/%s"
                                    .formatted(
                                            row.getString("shop"),
                                            row.getString("entity"),
                                            row.getString("verdict")),
                            row.getLong("total"));
                });
        return tallies;
    }

    private static String written(Map<String, Object> summary) {
        try {
            return new ObjectMapper().writeValueAsString(summary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can be written", e);
        }
    }
}
