package org.caravane.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.caravane.dolibarr.DolibarrAnswers;
import org.caravane.dolibarr.DolibarrDialect;
import org.caravane.dolibarr.DolibarrJson;
import org.caravane.dolibarr.DolibarrLines;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.ops.SourceClock;
import org.caravane.ops.WarehouseCache;
import org.caravane.store.Notes;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.Watermarks;
import org.caravane.store.Watermarks.Watermark;
import org.caravane.sync.Reconcile;

/** Everything that reads an answer of Dolibarr. */
final class DolibarrReaders {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final OffsetDateTime NOW = OffsetDateTime.now(CLOCK);
    private static final Watermark START = new Watermark(Optional.of(NOW), Optional.empty(), 0);

    private final ObjectMapper json = DolibarrJson.mapper();
    private final DolibarrAnswers answers = new DolibarrAnswers();
    private final DolibarrProducts products = new DolibarrProducts();
    private final DolibarrLines lines = new DolibarrLines();
    private final Watermarks watermarks = new Watermarks();
    private final Notes notes = new Notes(List.of(new Recipient("main", "main")));
    private final Deliveries deliveries = new Deliveries(CLOCK);

    Stream<Reader> all() {
        return Stream.concat(
                Stream.of(
                        Reader.source(
                                "dolibarr-products.json",
                                (a, r) -> deliveries.products(products.products(tree(a)), r)),
                        Reader.source(
                                "dolibarr-products.json",
                                (a, r) -> deliveries.products(products.products(tree(a)), r)),
                        Reader.source(
                                "dolibarr-stocks.json",
                                (a, r) -> deliveries.stocks(products.stocks(tree(a)), r)),
                        Reader.source(
                                "dolibarr-products.json",
                                (a, r) -> {
                                    products.kinds(tree(a));
                                    products.anyPriceLevels(tree(a));
                                }),
                        Reader.source(
                                "dolibarr-error-404-not-found.json",
                                (a, r) -> products.has(404, "application/json", a, "53")),
                        Reader.source("dolibarr-ids.json", this::ids),
                        Reader.source("dolibarr-orders.json", this::orders),
                        Reader.source("dolibarr-warehouses.json", this::warehouses),
                        Reader.source("dolibarr-movements.json", this::movements)),
                Stream.of(
                                "200-off.html",
                                "400-syntax.json",
                                "401-bad-key.json",
                                "403-blocked.html",
                                "403-forbidden.json",
                                "404-not-found.json",
                                "503-column.json",
                                "503-sort.json")
                        .map(e -> Reader.source("dolibarr-error-" + e, error(e))));
    }

    private JsonNode tree(String answer) throws Exception {
        answers.require(200, "application/json; charset=utf-8", answer, "products");
        return json.readTree(answer);
    }

    private void ids(String answer, Random random) throws Exception {
        List<String> ids = products.ids(tree(answer));
        notes.products(ids, "changed");
        watermarks.next(START, ids, NOW, 1 + random.nextInt(20));
        new Reconcile()
                .plan(
                        ids,
                        List.of(Map.<String, Object>of("endpoint", "main", "source_key", "1"))
                                .iterator(),
                        5,
                        3,
                        List.of());
    }

    private void orders(String answer, Random random) throws Exception {
        JsonNode page = tree(answer);
        List<String> ids = lines.documents(page);
        notes.stocks(lines.products(page), "ordered");
        watermarks.next(START, ids, NOW, 1 + random.nextInt(3));
    }

    private void warehouses(String answer, Random random) throws Exception {
        WarehouseCache cache = new WarehouseCache(CLOCK);
        cache.read(tree(answer));
        cache.warehouses();
    }

    private void movements(String answer, Random random) throws Exception {
        SourceClock clock =
                new SourceClock(
                        CLOCK, new DolibarrDialect(CLOCK), Duration.ofSeconds(2), Optional.empty());
        clock.newestMovement(tree(answer));
        for (int i = 0; clock.searching(); i++) {
            if (i > 20) {
                throw new IllegalStateException("The search does not end");
            }
            clock.question();
            clock.answered(random.nextInt(2));
        }
        clock.describe();
        clock.changedSince(START);
        clock.movedSince(START);
        clock.askedAt(Mutations.junk(random), clock.sent());
    }

    private Reader.Way error(String file) {
        int status = Integer.parseInt(file.substring(0, 3));
        return (answer, random) -> {
            int told = random.nextInt(4) == 0 ? 100 + random.nextInt(600) : status;
            String type =
                    random.nextInt(4) == 0
                            ? Mutations.junk(random)
                            : file.endsWith("html") ? "text/html" : "application/json";
            answers.require(told, type, answer, "products");
        };
    }
}
