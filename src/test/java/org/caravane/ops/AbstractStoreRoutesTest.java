package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.caravane.failure.StaleClaim;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.FieldValues;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must hold to; a subclass names the database. */
abstract class AbstractStoreRoutesTest {
    private StoreRoutes unit;

    abstract Map<String, String> settings();

    @BeforeEach
    void start() {
        unit = new StoreRoutes(settings());
        unit.own("main");
        unit.own("other");
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void forgetsADeliveredChange() {
        unit.note(List.of("53"));
        Claimed claimed = unit.claim("a", "main", "product").get(0);

        unit.remember("main", List.of(StoreRoutes.skipped(claimed)));

        assertThat(unit.claim("a", "main", "product")).isEmpty();
        assertThat(unit.claim("b", "main", "product")).hasSize(1);
    }

    @Test
    void keepsAChangeThatWasNotedDuringItsDelivery() {
        unit.note(List.of("53"));
        Claimed claimed = unit.claim("a", "main", "product").get(0);

        unit.note(List.of("53"));
        unit.remember("main", List.of(StoreRoutes.skipped(claimed)));

        assertThat(unit.claim("a", "main", "product"))
                .singleElement()
                .satisfies(again -> assertThat(again.gen()).isEqualTo(claimed.gen() + 1));
    }

    @Test
    void changesNothingByAStaleToken() {
        unit.note(List.of("53"));
        Claimed stale = unit.claim("a", "main", "product", "1").get(0);
        // a worker that claims again has failed to give back what it held
        Claimed held = unit.claim("a", "main", "product", "1").get(0);
        assertThat(held.token()).isNotEqualTo(stale.token());

        unit.remember("main", List.of(StoreRoutes.skipped(stale)));

        assertThat(unit.rows("change where shop = 'a' and token = '" + held.token() + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesToRememberForAnEndpointThatIsNotOwned() {
        unit.note(List.of("53"));
        Claimed claimed = unit.claim("a", "main", "product").get(0);
        unit.store().update("update endpoint set owner = 'somebody' where name = 'main'");

        assertThatThrownBy(() -> unit.remember("main", List.of(StoreRoutes.skipped(claimed))))
                .hasRootCauseInstanceOf(StaleClaim.class)
                .hasStackTraceContaining("Another process owns the endpoint main");
        assertThat(unit.rows("verdict")).isZero();
        assertThat(unit.rows("change where shop = 'a' and entity = 'product'")).isEqualTo(1);
    }

    @Test
    void refusesToWriteForRowsThatAreNotOwnedAnyMore() {
        unit.note(List.of("53", "54"));
        List<Claimed> claim = unit.claim("a", "main", "product");
        unit.store()
                .update("update change set token = null where source_key = '54' and shop = 'a'");

        assertThatThrownBy(() -> unit.intend("main", claim)).isInstanceOf(StaleClaim.class);
        assertThat(unit.rows("change where intent_at is not null")).isZero();
    }

    @Test
    void freesTheRowsOfASilentOwnerAndWaitsOutWhatItMayHaveBeenWriting() {
        unit.note(List.of("53", "54"));
        List<Claimed> claim = unit.claim("a", "main", "product");
        unit.intend("main", claim.subList(0, 1));
        Long fence =
                unit.store()
                        .queryForObject(
                                "select fence from endpoint where name = 'main'", Long.class);
        unit.store()
                .update(
                        "update endpoint set owner = 'silent', lease_until = current_timestamp - interval '1' second where name = 'main'");

        unit.own("main");

        assertThat(
                        unit.store()
                                .queryForObject(
                                        "select fence from endpoint where name = 'main'",
                                        Long.class))
                .isEqualTo(fence + 1);
        assertThat(unit.claim("a", "main", "product"))
                .singleElement()
                .satisfies(c -> assertThat(c.subject().key()).isEqualTo("54"));
        assertThat(
                        unit.rows(
                                "change where shop = 'a' and source_key = '53' and entity = 'product' and due > current_timestamp"))
                .isEqualTo(1);
    }

    @Test
    void doesNotTakeAnEndpointWhoseLeaseRuns() {
        unit.store()
                .update(
                        "update endpoint set owner = 'alive', lease_until = current_timestamp + interval '1' minute where name = 'main'");

        unit.call("endpoint-take", "", Map.of("endpoint", "main", "pauseSubject", "endpoint/main"));

        assertThat(
                        unit.store()
                                .queryForObject(
                                        "select owner from endpoint where name = 'main'",
                                        String.class))
                .isEqualTo("alive");
    }

    @Test
    void neverHasTwoShopsOfOneEndpointOnOneProduct() {
        unit.note(List.of("53"));

        assertThat(unit.claim("a", "main", "product")).hasSize(1);
        assertThat(unit.claim("b", "main", "product")).isEmpty();
        assertThat(unit.claim("c", "other", "product")).hasSize(1);
        // the stock of that product is another lane
        assertThat(unit.claim("b", "main", "stock")).hasSize(1);
    }

    @Test
    void neverHasTwoOfManyClaimersOnOneProduct() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            keys.add(Integer.toString(i));
        }
        unit.note(keys);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<List<Claimed>>> claimers = new ArrayList<>();
        for (int worker = 1; worker <= 8; worker++) {
            String name = Integer.toString(worker);
            String shop = worker % 2 == 0 ? "a" : "b";
            claimers.add(() -> unit.claim(shop, "main", "product", name));
        }
        Set<String> lanes = new HashSet<>();
        int claimed = 0;
        for (Future<List<Claimed>> future : pool.invokeAll(claimers)) {
            for (Claimed row : future.get()) {
                lanes.add(row.subject().key());
                claimed++;
            }
        }
        pool.shutdown();

        assertThat(lanes).hasSize(claimed);
        assertThat(claimed).isEqualTo(300);
    }

    @Test
    void claimsOnlyAsManyAsMayShareARequest() {
        unit.note(List.of("1", "2", "3"));
        List<Claimed> claim = unit.claim("a", "main", "product");

        unit.remember(
                "main",
                List.of(),
                List.of(),
                claim.stream().map(c -> new Release(c, 1, 0, Duration.ZERO, false)).toList());

        assertThat(unit.claim("a", "main", "product", "1")).hasSize(1);
        assertThat(unit.claim("a", "main", "product", "2")).hasSize(1);
    }

    @Test
    void letsNoNoteCutTheDoubtWindowShort() {
        unit.note(List.of("53"));
        List<Claimed> claim = unit.claim("a", "main", "product");
        unit.intend("main", claim);
        unit.remember(
                "main",
                List.of(),
                List.of(),
                List.of(new Release(claim.get(0), 1, 1, Duration.ofMinutes(1), true)));

        unit.note(List.of("53"));

        assertThat(unit.claim("a", "main", "product")).isEmpty();
    }

    @Test
    void waitsOutWhatAWorkerThatLostTheStoreMayHaveBeenWriting() {
        unit.note(List.of("53", "54"));
        List<Claimed> claim = unit.claim("a", "main", "product", "1");
        unit.intend("main", claim.subList(0, 1));

        // the worker could not remember what became of its claim, and looks for work again
        assertThat(unit.claim("a", "main", "product", "1"))
                .singleElement()
                .satisfies(c -> assertThat(c.subject().key()).isEqualTo("54"));
    }

    @Test
    void claimsTheUrgentFirst() {
        unit.note(List.of("1", "2", "3"));
        unit.store().update("update change set urgency = 5 where source_key = '2'");
        unit.store().update("update change set chunk = 1");

        assertThat(unit.claim("a", "main", "product").get(0).subject().key()).isEqualTo("2");
    }

    @Test
    void claimsNothingForWhomeverPauses() {
        unit.note(List.of("1"));
        for (String paused :
                List.of("shop/a", "endpoint/main", "source/dolibarr", "source/dolibarr/product")) {
            unit.store()
                    .update(
                            "insert into pause(subject, reason, since) values (?, 'test', current_timestamp)",
                            paused);
            assertThat(unit.claim("a", "main", "product")).as(paused).isEmpty();
            unit.store().update("delete from pause");
        }
        assertThat(unit.claim("a", "main", "product")).hasSize(1);
    }

    @Test
    void wakesAStockThatWaitsForItsProductWhenTheProductIsLinked() {
        unit.note(List.of("53"));
        Claimed stock = unit.claim("a", "main", "stock").get(0);
        assertThat(stock.known().productPending()).isTrue();
        Claimed product = unit.claim("a", "main", "product").get(0);
        unit.remember(
                "main",
                List.of(
                        Outcome.unwritten(
                                StoreRoutes.decision(
                                        stock, new Verdict.Wait("product", "53", "on its way")))));
        assertThat(unit.claim("a", "main", "stock")).isEmpty();

        unit.remember("main", List.of(created(product, 7, 70)));

        Claimed woken = unit.claim("a", "main", "stock").get(0);
        assertThat(woken.known().productLink()).map(Link::targetId).contains(7L);
        assertThat(woken.known().link()).map(Link::targetId).contains(70L);
        assertThat(woken.known().productPending()).isFalse();
    }

    @Test
    void doesNotLetAStockWaitForAProductThatIsDone() {
        unit.note(List.of("53"));
        Claimed stock = unit.claim("a", "main", "stock").get(0);
        Claimed product = unit.claim("a", "main", "product").get(0);
        unit.remember("main", List.of(StoreRoutes.skipped(product)));

        unit.remember(
                "main",
                List.of(
                        Outcome.unwritten(
                                StoreRoutes.decision(
                                        stock, new Verdict.Wait("product", "53", "on its way")))));

        assertThat(unit.claim("a", "main", "stock")).hasSize(1);
    }

    @Test
    void remembersSentValuesByShopAndLinksByEndpoint() {
        unit.note(List.of("53"));
        Claimed product = unit.claim("a", "main", "product").get(0);
        unit.remember("main", List.of(created(product, 7, 70)));
        unit.note(List.of("53"));

        Claimed inA = unit.claim("a", "main", "product", "1").get(0);
        assertThat(inA.known().sent().get("price")).contains("1.5");
        unit.remember("main", List.of(StoreRoutes.skipped(inA)));
        Claimed inB = unit.claim("b", "main", "product", "1").get(0);
        assertThat(inB.known().link()).map(Link::targetId).contains(7L);
        assertThat(inB.known().sent().isEmpty()).isTrue();
        assertThat(unit.claim("c", "other", "product", "1").get(0).known().link()).isEmpty();
    }

    @Test
    void forgetsWhatWasSentToAnEarlierCounterpart() {
        unit.note(List.of("53"));
        unit.remember("main", List.of(created(unit.claim("a", "main", "product").get(0), 7, 70)));
        Claimed stock = unit.claim("a", "main", "stock").get(0);
        FieldValues quantity = FieldValues.of(Map.of("quantity", "5"));
        Link row = new Link(70, "1", "REF-53", Link.Origin.CREATED, false);
        unit.remember(
                "main",
                List.of(
                        new Outcome(
                                StoreRoutes.decision(stock, new Verdict.Update(row, quantity, "")),
                                Optional.of(row),
                                Optional.of(quantity),
                                Optional.empty(),
                                false)));
        // after a restore the key is another product's, which the shop has under another id
        unit.note(List.of("53"));
        Claimed again = unit.claim("a", "main", "product").get(0);
        Link other = new Link(8, "2", "OTHER", Link.Origin.ADOPTED, false);
        unit.remember(
                "main",
                List.of(
                        new Outcome(
                                StoreRoutes.decision(
                                        again, new Verdict.Update(other, FieldValues.NONE, "")),
                                Optional.of(other),
                                Optional.empty(),
                                Optional.empty(),
                                true)));

        Claimed product = unit.claim("a", "main", "product").get(0);
        assertThat(product.known().link()).map(Link::targetId).contains(8L);
        assertThat(product.known().sent().isEmpty()).isTrue();
        Claimed itsStock = unit.claim("a", "main", "stock").get(0);
        assertThat(itsStock.known().link()).as("the old stock row is not its own").isEmpty();
        assertThat(itsStock.known().sent().isEmpty()).isTrue();
    }

    @Test
    void keepsOneDeadLetterASubjectAndClosesItOnSuccess() {
        unit.note(List.of("53"));
        Claimed first = unit.claim("a", "main", "product").get(0);
        unit.remember("main", List.of(), List.of(letter(first, "price")), List.of());
        unit.note(List.of("53"));
        Claimed second = unit.claim("a", "main", "product").get(0);
        unit.remember("main", List.of(), List.of(letter(second, "name")), List.of());

        assertThat(unit.store().queryForMap("select cause, times, closed_at from dead_letter"))
                .containsEntry("cause", "name")
                .containsEntry("times", 2)
                .containsEntry("closed_at", null);
        unit.note(List.of("53"));
        unit.remember(
                "main", List.of(StoreRoutes.skipped(unit.claim("a", "main", "product").get(0))));

        assertThat(unit.rows("dead_letter where closed_at is not null")).isEqualTo(1);
        assertThat(
                        unit.store()
                                .queryForObject(
                                        "select sum(n) from tally where verdict = 'park'",
                                        Long.class))
                .isEqualTo(2);
    }

    @Test
    void notesEverythingOfAShopAgainInOneStatement() {
        unit.note(List.of("1", "2"));
        for (String shop : List.of("a", "c")) {
            String endpoint = shop.equals("a") ? "main" : "other";
            unit.remember(
                    endpoint,
                    unit.claim(shop, endpoint, "product").stream()
                            .map(StoreRoutes::skipped)
                            .toList());
        }

        unit.call("note-all", "", Map.of("shop", "a", "endpoint", "main", "hash", "h"));

        assertThat(unit.claim("a", "main", "product")).hasSize(2);
        assertThat(unit.claim("c", "other", "product")).isEmpty();
    }

    @Test
    void notesAPageBeforeItsWatermarkMoves() {
        assertThatThrownBy(() -> unit.notePage(unit.notes(List.of("53")), "not a watermark"))
                .isInstanceOf(RuntimeException.class);

        assertThat(unit.rows("change where source_key = '53'")).isEqualTo(6);
        assertThat(unit.rows("watermark")).isZero();
    }

    @Test
    void movesNoWatermarkWhenPartOfAPageCannotBeNoted() {
        List<Map<String, Object>> page = new ArrayList<>(unit.notes(keys(1, 100)));
        page.add(Map.of("shop", "c", "endpoint", "other"));

        assertThatThrownBy(() -> unit.notePage(page, StoreRoutes.NEXT))
                .hasStackTraceContaining("A statement names :#");

        assertThat(unit.rows("change where endpoint = 'main'")).isEqualTo(400);
        assertThat(unit.rows("change where endpoint = 'other'")).isZero();
        assertThat(unit.rows("watermark")).isZero();
    }

    @Test
    void letsStocksGatherWhileManyProductsAreOnTheirWay() {
        unit.note(keys(1, 60));
        unit.store().update("delete from change where entity = 'stock' and source_key > '1'");

        assertThat(unit.claim("a", "main", "stock")).isEmpty();

        unit.store().update("delete from change where entity = 'product' and source_key = '60'");
        assertThat(unit.claim("a", "main", "stock")).hasSize(1);
    }

    @Test
    void letsNoStockGatherForLong() {
        unit.note(keys(1, 60));
        unit.store().update("delete from change where entity = 'stock' and source_key > '1'");
        unit.store()
                .update(
                        "update change set due = due - interval '3' second where entity = 'stock' and shop = 'a'");

        assertThat(unit.claim("a", "main", "stock")).hasSize(1);
    }

    @Test
    void claimsStocksThatHaveGathered() {
        unit.note(keys(1, 60));

        assertThat(unit.claim("a", "main", "stock")).hasSize(60);
    }

    private static List<String> keys(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    private static Outcome created(Claimed product, long id, long stockRow) {
        FieldValues values = FieldValues.of(Map.of("price", "1.5"));
        return new Outcome(
                StoreRoutes.decision(product, new Verdict.Create(values)),
                Optional.of(new Link(id, "1", "REF-53", Link.Origin.CREATED, false)),
                Optional.of(values),
                Optional.of(stockRow),
                false);
    }

    private static DeadLetter letter(Claimed claimed, String cause) {
        return new DeadLetter(claimed, "REF", cause, "wrong", "<request/>", "\0answer");
    }
}
