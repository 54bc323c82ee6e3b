package org.caravane.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Verdict;
import org.caravane.store.Notes;
import org.caravane.store.Watermarks;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real routes on a real store, with nothing started but what is called: shops {@code a} and
 * {@code b} on the one endpoint {@code main}, {@code c} on its own.
 */
final class StoreRoutes implements AutoCloseable {
    static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("dolibarr.url", "http://127.0.0.1:1/api/index.php"),
                    Map.entry("dolibarr.key", "dolikey"),
                    Map.entry("endpoints", "main,other"),
                    Map.entry("endpoint.main.url", "http://127.0.0.1:1"),
                    Map.entry("endpoint.main.key", "A".repeat(32)),
                    Map.entry("endpoint.other.url", "http://127.0.0.1:2"),
                    Map.entry("endpoint.other.key", "B".repeat(32)),
                    Map.entry("shops", "a,b,c"),
                    Map.entry("shop.a.endpoint", "main"),
                    Map.entry("shop.a.id-shop", "1"),
                    Map.entry("shop.b.endpoint", "main"),
                    Map.entry("shop.b.id-shop", "2"),
                    Map.entry("shop.c.endpoint", "other"),
                    Map.entry("camel.main.autoStartup", "false"));

    /** What a page without rows leaves behind. */
    static final Watermarks.Watermark NEXT =
            new Watermarks.Watermark(Optional.empty(), Optional.empty(), 0);

    private final Runner runner;
    private final ProducerTemplate camel;

    StoreRoutes(Map<String, String> store) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(store);
        runner = new Runner(Optional.empty(), settings);
        runner.start(true);
        try {
            for (var route : runner.context().getRoutes()) {
                if (route.getEndpoint().getEndpointUri().startsWith("direct:")) {
                    runner.context().getRouteController().startRoute(route.getRouteId());
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        camel = runner.context().createProducerTemplate();
    }

    JdbcTemplate store() {
        return runner.store();
    }

    /** Calls a route with variables; throws what it throws. */
    Exchange call(String route, Object body, Map<String, Object> variables) {
        Exchange answer =
                camel.request(
                        "direct:" + route,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            variables.forEach(exchange::setVariable);
                        });
        if (answer.getException() instanceof RuntimeException e) {
            throw e;
        }
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException());
        }
        return answer;
    }

    void own(String endpoint) {
        call(
                "endpoint-take",
                "",
                Map.of("endpoint", endpoint, "pauseSubject", "endpoint/" + endpoint));
        store().update("delete from pause");
    }

    void note(List<String> keys) {
        call("note", notes(keys), Map.of());
    }

    List<Map<String, Object>> notes(List<String> keys) {
        return List.copyOf(runner.bean("notes", Notes.class).products(keys, "test"));
    }

    void notePage(List<Map<String, Object>> notes, Object next) {
        call(
                "note-page",
                "",
                Map.of("source", "dolibarr", "stream", "product", "notes", notes, "next", next));
    }

    List<Claimed> claim(String shop, String endpoint, String entity) {
        return claim(shop, endpoint, entity, entity + "-" + shop + "-1");
    }

    @SuppressWarnings("unchecked")
    List<Claimed> claim(String shop, String endpoint, String entity, String worker) {
        return (List<Claimed>)
                call(
                                "claim",
                                "",
                                Map.of(
                                        "shop", shop,
                                        "endpoint", endpoint,
                                        "entity", entity,
                                        "worker", worker,
                                        "mostAtOnce", 100,
                                        "source", "dolibarr"))
                        .getVariable("claim");
    }

    void remember(String endpoint, List<Outcome> outcomes) {
        remember(endpoint, outcomes, List.of(), List.of());
    }

    void remember(
            String endpoint,
            List<Outcome> outcomes,
            List<DeadLetter> letters,
            List<Release> releases) {
        call(
                "remember",
                "",
                Map.of(
                        "endpoint", endpoint,
                        "outcomes", outcomes,
                        "letters", letters,
                        "releases", releases));
    }

    void intend(String endpoint, List<Claimed> claim) {
        Batch batch =
                new Batch(
                        true, claim.stream().map(c -> decision(c, new Verdict.Skip(""))).toList());
        call("intend", "", Map.of("endpoint", endpoint, "batch", batch));
    }

    static Decision decision(Claimed claimed, Verdict verdict) {
        return new Decision(claimed, "REF-" + claimed.subject().key(), "1", verdict, List.of());
    }

    static Outcome skipped(Claimed claimed) {
        return Outcome.unwritten(decision(claimed, new Verdict.Skip("equal")));
    }

    long rows(String table) {
        Long n = store().queryForObject("select count(*) from " + table, Long.class);
        return n == null ? 0 : n;
    }

    @Override
    public void close() {
        runner.close();
    }
}
