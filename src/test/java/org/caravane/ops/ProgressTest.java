package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caravane.model.Claimed;
import org.caravane.model.Outcome;
import org.caravane.model.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a first load prints while it goes on. */
final class ProgressTest {
    private StoreRoutes store;

    @BeforeEach
    void start() {
        store =
                new StoreRoutes(
                        Map.of(
                                "store.url",
                                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID())));
        store.own("main");
        store.own("other");
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void countsWhatArrivedAndNotWhatWasClaimedOrWaits() {
        store.note(List.of("1", "2", "3"));
        Progress unit = new Progress(store.store());
        List<Claimed> products = store.claim("c", "other", "product");
        assertThat(products).hasSize(3);
        assertThat(unit.told(9, 1)).startsWith("0 arrived, 0 equal, held or parked, ");

        List<Claimed> stocks = store.claim("c", "other", "stock");
        store.remember(
                "other",
                stocks.stream()
                        .map(
                                s ->
                                        outcome(
                                                s,
                                                new Verdict.Wait(
                                                        "product",
                                                        s.subject().key(),
                                                        "on its way")))
                        .toList());
        assertThat(unit.told(9, 1)).startsWith("0 arrived, 0 equal, held or parked, ");

        store.remember("other", List.of(outcome(products.get(0), new Verdict.Skip("equal"))));
        store.remember("other", List.of(outcome(products.get(1), new Verdict.Hold("no price"))));
        arrive("create", 1);
        arrive("update", 2);

        assertThat(unit.told(10, 1))
                .isEqualTo("3 arrived, 2 equal, held or parked, 10 to do, 5/s, 2 s left");
        assertThat(new Progress(store.store()).told(10, 1))
                .isEqualTo("0 arrived, 0 equal, held or parked, 10 to do, 0/s, time left unknown");
    }

    @Test
    void leavesOutWhatWaitsAndWhoeverPausesOfWhatCanBeDeliveredNow() {
        store.note(List.of("1", "2"));
        Progress unit = new Progress(store.store());
        assertThat(unit.look()).isEqualTo(12);

        store.store()
                .update(
                        "update change set waits_entity = 'product', waits_key = source_key where entity = 'stock'");
        assertThat(unit.look()).isEqualTo(6);

        store.store()
                .update(
                        "insert into pause(subject, reason, since) values ('shop/a', 'moving', current_timestamp)");
        assertThat(unit.look()).isEqualTo(4);
    }

    private void arrive(String verdict, int n) {
        store.store()
                .update(
                        "insert into tally(shop, entity, verdict, at_minute, n) values ('c', 'product', ?, current_timestamp, ?)",
                        verdict,
                        n);
    }

    private static Outcome outcome(Claimed claimed, Verdict verdict) {
        return Outcome.unwritten(StoreRoutes.decision(claimed, verdict));
    }
}
