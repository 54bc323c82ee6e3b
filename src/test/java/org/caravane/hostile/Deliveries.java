package org.caravane.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.Samples;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Stock;
import org.caravane.model.StockRow;
import org.caravane.model.Subject;
import org.caravane.model.Verdict;
import org.caravane.model.Warehouse;
import org.caravane.ops.VerdictLog;
import org.caravane.ops.log.LogLines;
import org.caravane.prestashop.ProductDocument;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ProductLookup;
import org.caravane.prestashop.ProductWrites;
import org.caravane.prestashop.ShopLimits;
import org.caravane.prestashop.StockDocument;
import org.caravane.prestashop.StockWrites;
import org.caravane.store.Notes;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.OutcomeRows;
import org.caravane.store.StoreClock;
import org.caravane.store.VerdictRows;
import org.caravane.sync.Batches;
import org.caravane.sync.Mappings;
import org.caravane.sync.ProductOffers;
import org.caravane.sync.ProductSync;
import org.caravane.sync.ShopPolicy;
import org.caravane.sync.ShopPolicy.StockPolicy;
import org.caravane.sync.ShopPolicy.TextSource;
import org.caravane.sync.StockSync;

/** What becomes of a reading, up to the document that is sent and the rows that are remembered. */
final class Deliveries {
    private static final List<ShopLanguage> LANGUAGES =
            List.of(new ShopLanguage(1, "en_US", false), new ShopLanguage(2, "fr_FR", true));
    private static final Mappings MAPPINGS =
            new Mappings(Map.of("20", "1", "10", "2", "5.5", "3", "0", "0"));
    private static final List<Warehouse> WAREHOUSES =
            List.of(new Warehouse("1", "A", true), new Warehouse("2", "B", false));

    private static final Logger LOGGER = new LoggerContext().getLogger("x");

    private final LogLines lines = new LogLines();
    private final ProductSync sync = new ProductSync();
    private final ProductWrites writes = new ProductWrites();
    private final StockWrites stockWrites = new StockWrites();
    private final StockSync stockSync = new StockSync();
    private final ProductLookup lookup = new ProductLookup();
    private final Batches batches = new Batches();
    private final Notes notes = new Notes(List.of(new Recipient("main", "main")));
    private final OutcomeRows outcomeRows;
    private final VerdictRows verdictRows;

    Deliveries(Clock clock) {
        StoreClock storeClock = new StoreClock(clock);
        outcomeRows = new OutcomeRows(storeClock);
        verdictRows = new VerdictRows(storeClock, UnaryOperator.identity());
    }

    void products(List<Reading<Product>> readings, Random random) throws Exception {
        ShopPolicy policy = policy(random);
        List<Claimed> claim = claim("product", readings, random);
        List<Candidate> candidates =
                new ProductFields()
                        .want(
                                new ProductOffers().candidates(claim, readings, policy, MAPPINGS),
                                LANGUAGES,
                                ShopLimits.DEFAULTS);
        List<String> references = sync.unknownReferences(candidates, policy);
        List<String> filters = lookup.filters(references);
        assertThat(filters).allMatch(f -> f.length() < 20_000);
        List<Found> found = new ArrayList<>();
        for (String reference : references) {
            if (random.nextInt(3) == 0) {
                found.add(
                        new Found(
                                1 + random.nextInt(50),
                                random.nextBoolean()
                                        ? reference
                                        : reference.toLowerCase(java.util.Locale.ROOT)));
            }
        }
        remembered(sync.decide(candidates, found, Map.of(), policy), random);
    }

    /** What a shop says to have, for products of ours of the same references. */
    void found(List<Found> found, Random random) throws Exception {
        lookup.ids(found);
        List<Reading<Product>> readings = new ArrayList<>();
        for (Found f : found) {
            readings.add(
                    new Reading.Read<>(
                            "53", Samples.product(f.reference().isBlank() ? "X" : f.reference())));
        }
        ShopPolicy policy = policy(random);
        List<Candidate> candidates =
                new ProductFields()
                        .want(
                                new ProductOffers()
                                        .candidates(
                                                claim("product", readings, random),
                                                readings,
                                                policy,
                                                MAPPINGS),
                                LANGUAGES,
                                ShopLimits.DEFAULTS);
        remembered(sync.decide(candidates, found, Map.of(), policy), random);
    }

    /** Products as a shop has them, that are to be put with other values. */
    void current(Map<Long, JsonNode> current, Random random) throws Exception {
        List<Decision> updates = new ArrayList<>();
        for (long id : current.keySet()) {
            updates.add(
                    Samples.update(
                            Known.NOTHING,
                            id,
                            Map.of(
                                    "price",
                                    "9.90",
                                    "name/2",
                                    "Chaise",
                                    "description/2",
                                    "<p>x</p>",
                                    "id_category_default",
                                    "2")));
        }
        updates.add(Samples.update(Known.NOTHING, 1, Map.of("price", "9.90")));
        Batch batch = new Batch(false, updates);
        write(batch, current, random.nextInt(3) == 0);
    }

    private void write(Batch batch, Map<Long, JsonNode> current, boolean patch) throws Exception {
        ProductDocument document = writes.document(batch, current, LANGUAGES, patch);
        WrittenXml.check(document, "product", document.products());
        for (int i = 0; i < batch.size(); i++) {
            FieldValues values =
                    batch.items().get(i).verdict() instanceof Verdict.Create create
                            ? create.values()
                            : ((Verdict.Update) batch.items().get(i).verdict()).changes();
            // or it could not be looked for after a doubt, and would be made twice
            values.get("reference").ifPresent(r -> assertThat(WrittenXml.storable(r)).isEqualTo(r));
            Map<String, Object> sent = document.products().get(i);
            values.values()
                    .forEach(
                            (field, value) ->
                                    assertThat(sent).containsKey(FieldValues.fieldOf(field)));
        }
    }

    void created(JsonNode root, Random random) {
        Batch batch =
                new Batch(true, List.of(Samples.create("1", "B-1"), Samples.create("2", "B-2")));
        rows(writes.answered(batch, root));
    }

    void stocksWritten(JsonNode root, Random random) {
        List<Decision> updates =
                Stream.of(2L, 3L, 4L)
                        .map(row -> Samples.update(Known.NOTHING, row, Map.of("quantity", "3")))
                        .toList();
        rows(stockWrites.answered(new Batch(false, updates), root));
    }

    void stocks(List<Reading<Stock>> readings, Random random) throws Exception {
        var candidates = stockSync.candidates(claim("stock", readings, random), readings);
        List<StockRow> found = new ArrayList<>();
        for (long product : stockSync.unknownRows(candidates)) {
            found.add(new StockRow(product + 100, product, random.nextInt(4) == 0 ? 7 : 0, 1));
        }
        stockWrites.filters(stockSync.unknownRows(candidates));
        rememberedStocks(stockSync.decide(candidates, found, WAREHOUSES, policy(random)), Map.of());
    }

    /** Stock rows as a shop has them, for products of ours. */
    void rows(List<StockRow> found, Map<Long, JsonNode> current, Random random) throws Exception {
        List<Reading<Stock>> readings = new ArrayList<>();
        List<Claimed> claim = new ArrayList<>();
        for (StockRow row : found) {
            String key = Long.toString(row.product());
            Known known =
                    new Known(
                            Optional.empty(),
                            FieldValues.NONE,
                            Optional.of(Samples.link(row.product(), "R" + key)),
                            false);
            claim.add(Samples.claimed("stock", key, known));
            readings.add(
                    new Reading.Read<>(
                            key,
                            new Stock(
                                    key,
                                    "R" + key,
                                    Optional.of(BigDecimal.TEN),
                                    Map.of("1", BigDecimal.ONE))));
        }
        rememberedStocks(
                stockSync.decide(
                        stockSync.candidates(claim, readings), found, WAREHOUSES, policy(random)),
                current);
    }

    private void rememberedStocks(List<Decision> decisions, Map<Long, JsonNode> current)
            throws Exception {
        rows(outcomeRows.unwritten(batches.unwritten(decisions)));
        for (Batch batch : batches.of(decisions, 300)) {
            stockWrites.ids(batch);
            StockDocument document = stockWrites.document(batch, current, current.isEmpty());
            WrittenXml.check(document, "stock_available", document.rows());
        }
    }

    private void remembered(List<Decision> decisions, Random random) throws Exception {
        List<Decision> unwritten = batches.unwritten(decisions);
        List<Outcome> outcomes = outcomeRows.unwritten(unwritten);
        var letters = verdictRows.lettersOf(unwritten);
        verdictRows.letters(letters, null);
        var verdicts = verdictRows.verdicts(outcomes, letters);
        new VerdictLog().tell(verdicts);
        verdicts.forEach(v -> checkLine(String.valueOf(v)));
        rows(outcomes);
        for (Batch batch : batches.of(decisions, 20)) {
            outcomeRows.doubted(batch);
            Map<Long, JsonNode> current = new HashMap<>();
            if (writes.needsCurrent(batch, true)) {
                writes.ids(batch);
                for (Decision d : batch.items()) {
                    current.put(
                            ((Verdict.Update) d.verdict()).target().targetId(),
                            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                    .objectNode());
                }
            }
            write(batch, current, true);
        }
    }

    /** Whatever a text holds, it is told on one line. */
    private void checkLine(String text) {
        byte[] line =
                lines.encode(
                        new LoggingEvent("", LOGGER, Level.WARN, "{}", null, new Object[] {text}));
        assertThat(new String(line, StandardCharsets.UTF_8).chars().filter(Character::isISOControl))
                .containsExactly((int) '\n');
    }

    private void rows(List<Outcome> outcomes) {
        outcomeRows.links(outcomes);
        outcomeRows.stockLinks(outcomes);
        outcomeRows.sent(outcomes);
        outcomeRows.waits(outcomes);
        outcomeRows.done(outcomes);
        outcomeRows.releases(List.of(), outcomes);
        notes.outdated(outcomes, "main");
        notes.newlyLinked(outcomes, "main");
        verdictRows.tallies(verdictRows.verdicts(outcomes, List.of()));
    }

    /** A claim for each reading, and for one that was not answered. */
    private static List<Claimed> claim(
            String entity, List<? extends Reading<?>> readings, Random random) {
        Map<String, Claimed> claim = new LinkedHashMap<>();
        claim.put("999", Samples.claimed(entity, "999", Known.NOTHING));
        for (Reading<?> reading : readings) {
            String key = reading.key().isEmpty() ? "998" : reading.key();
            claim.put(
                    key,
                    new Claimed(
                            new Subject("main", entity, key),
                            1,
                            "token",
                            1 + random.nextInt(100),
                            0,
                            known(entity, random)));
        }
        return List.copyOf(claim.values());
    }

    private static Known known(String entity, Random random) {
        Link link =
                new Link(
                        1 + random.nextInt(1000),
                        random.nextBoolean() ? Samples.BORN : "",
                        "OLD",
                        random.nextBoolean() ? Link.Origin.CREATED : Link.Origin.ADOPTED,
                        random.nextInt(5) == 0);
        FieldValues sent =
                random.nextBoolean()
                        ? FieldValues.NONE
                        : FieldValues.of(
                                Map.of(
                                        "price",
                                        "1",
                                        "name/2",
                                        "Old",
                                        "ean13",
                                        "1",
                                        "quantity",
                                        "2"));
        Optional<Link> known = random.nextBoolean() ? Optional.of(link) : Optional.empty();
        return entity.equals("stock")
                ? new Known(
                        random.nextBoolean() ? known : Optional.empty(),
                        sent,
                        known,
                        random.nextBoolean())
                : new Known(known, sent, Optional.empty(), false);
    }

    private static ShopPolicy policy(Random random) {
        boolean virtual = random.nextBoolean();
        return new ShopPolicy(
                "main",
                random.nextInt(5) > 0 ? OptionalInt.of(1) : OptionalInt.empty(),
                "2",
                random.nextBoolean(),
                random.nextInt(5) == 0,
                TextSource.values()[random.nextInt(3)],
                TextSource.values()[random.nextInt(3)],
                new StockPolicy(
                        virtual,
                        virtual || random.nextBoolean() ? "0" : "1",
                        random.nextBoolean(),
                        random.nextBoolean() ? OptionalInt.of(1) : OptionalInt.empty()));
    }
}
