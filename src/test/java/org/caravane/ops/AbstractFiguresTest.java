package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.StoreClock;
import org.caravane.store.figures.EntityFigures;
import org.caravane.store.figures.FigureReader;
import org.caravane.store.figures.ShopFigures;
import org.caravane.store.figures.StoreFigures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told must be what stands in the store; a subclass names the database. */
abstract class AbstractFiguresTest {
    /** Half a minute past a whole one. */
    private static final Instant NOW =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).plusSeconds(90);

    private StoreRoutes unit;

    abstract Map<String, String> settings();

    @BeforeEach
    void start() {
        unit = new StoreRoutes(settings());
        unit.own("main");
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void tellsChangesApartByWhatTheyWaitFor() {
        unit.note(List.of("1", "2", "3", "4", "5"));
        set("1", "token = 'of a worker'");
        set("2", "due = timestamp with time zone '%s'".formatted(NOW.plusSeconds(60)));
        set("3", "waits_entity = 'product', waits_key = '9'");
        set("4", "due = timestamp with time zone '%s'".formatted(NOW.minusSeconds(120)));

        EntityFigures products = entity("a", "product");

        assertThat(products.inFlight()).isEqualTo(1);
        assertThat(products.later()).isEqualTo(1);
        assertThat(products.waitsForAnother()).isEqualTo(1);
        assertThat(products.waiting()).isEqualTo(2);
        assertThat(products.lagSeconds()).isEqualTo(120);
        assertThat(entity("c", "stock").waiting()).isEqualTo(5);
    }

    @Test
    void hasNoLagWhileNothingIsDue() {
        unit.note(List.of("1"));
        set("1", "due = timestamp with time zone '%s'".formatted(NOW.plusSeconds(60)));

        assertThat(entity("a", "product").lagSeconds()).isZero();
        assertThat(entity("b", "product").lagSeconds()).isPositive();
    }

    @Test
    void countsWhatWasDeliveredEverAndOfLate() {
        tally("create", 600, 40);
        tally("create", 120, 30);
        tally("update", 30, 6);
        tally("skip", 30, 100);

        EntityFigures products = entity("a", "product");

        assertThat(products.delivered()).isEqualTo(76);
        assertThat(products.skipped()).isEqualTo(100);
        // four whole minutes and a half
        assertThat(products.deliveredPerMinute()).isEqualTo(36 / 4.5);
    }

    @Test
    void countsWhatIsHeldAndWhatIsParkedNow() {
        unit.note(List.of("1", "2"));
        List<Claimed> claimed = unit.claim("a", "main", "product");
        unit.remember(
                "main",
                List.of(
                        org.caravane.model.Outcome.unwritten(
                                StoreRoutes.decision(
                                        claimed.get(0),
                                        new org.caravane.model.Verdict.Hold("no price")))),
                List.of(letter(claimed.get(1))),
                List.of());

        EntityFigures products = entity("a", "product");

        assertThat(products.held()).isEqualTo(1);
        assertThat(products.parked()).isEqualTo(1);
        assertThat(products.waiting()).isZero();
        assertThat(shop("a").lastError())
                .hasValueSatisfying(
                        error -> {
                            assertThat(error.subject()).isEqualTo("product BAD-2");
                            assertThat(error.sentence()).isEqualTo("The shop refuses it");
                        });

        unit.store().update("update dead_letter set closed_at = last_at");

        assertThat(entity("a", "product").parked()).isZero();
        assertThat(shop("a").lastError()).isEmpty();
    }

    @Test
    void tellsWhoPausesAndWhoOwns() {
        pause("endpoint/main", "The shop answers 503");
        pause("source/dolibarr/stock", "The right to read stock is missing");
        pause("shop/a", "moving house");

        ShopFigures a = shop("a");

        assertThat(a.endpoint().owner()).hasValueSatisfying(o -> assertThat(o).contains("-"));
        assertThat(a.endpoint().pause().orElseThrow().reason()).isEqualTo("The shop answers 503");
        assertThat(a.pause().orElseThrow().reason()).isEqualTo("moving house");
        assertThat(shop("b").pause()).isEmpty();
        assertThat(shop("b").endpoint().pause()).isPresent();
        assertThat(shop("c").endpoint().pause()).isEmpty();
        assertThat(shop("c").endpoint().owner()).isEmpty();
        assertThat(shop("c").lastError().orElseThrow().subject())
                .isEqualTo("source/dolibarr/stock");
        assertThat(read().source().pauses()).hasSize(1);
        assertThat(read().source().polledAt()).isEmpty();
    }

    @Test
    void tellsTheLastLookAtDolibarrAndNotTheLastChange() {
        assertThat(read().source().polledAt()).isEmpty();

        look(List.of());

        Instant quiet = read().source().polledAt().orElseThrow();
        assertThat(unit.store().queryForList("select 1 from watermark where at_time is null"))
                .as("nothing has changed yet")
                .hasSize(1);

        unit.store().update("update source set looked_at = looked_at - interval '1' hour");
        assertThat(read().source().polledAt().orElseThrow()).isBefore(quiet);
        look(List.of());

        assertThat(read().source().polledAt().orElseThrow()).isAfterOrEqualTo(quiet);
    }

    @Test
    void countsALookOnlyOnceItsPageIsNoted() {
        List<Map<String, Object>> notes = unit.notes(List.of("1"));
        unit.store().execute("alter table change rename to change_away");

        assertThatThrownBy(() -> look(notes)).isInstanceOf(RuntimeException.class);

        unit.store().execute("alter table change_away rename to change");
        assertThat(read().source().polledAt()).isEmpty();
    }

    @Test
    void givesNoEndpointToALeaseFarAheadThatAWrongClockTold() {
        unit.store()
                .update("update endpoint set lease_until = current_timestamp + interval '1' hour");

        assertThat(shop("a").endpoint().owner()).isEmpty();
    }

    @Test
    void addsUpTheTallyOfDaysPastAndForgetsLettersClosedLongAgo() {
        tally("create", 60, 1);
        tally("create", 90_000, 2);
        tally("create", 180_000, 4);
        tally("update", 180_000, 8);
        letter("old", 31, true);
        letter("recent", 29, true);
        letter("open", 31, false);

        unit.call("store-clean-now", "", Map.of());
        tally("create", 270_000, 16);
        unit.call("store-clean-now", "", Map.of());

        assertThat(entity("a", "product").delivered()).isEqualTo(31);
        assertThat(unit.store().queryForList("select n from tally order by n", Long.class))
                .containsExactly(1L, 8L, 22L);
        assertThat(
                        unit.store()
                                .queryForList(
                                        "select source_key from dead_letter order by source_key",
                                        String.class))
                .containsExactly("open", "recent");
    }

    @Test
    void pausesAShopForAnOperatorUntilHeResumesIt() {
        unit.own("other");
        unit.note(List.of("1"));
        unit.call("shop-pause", "", Map.of("shop", "a", "pauseReason", "moving house"));
        unit.call("shop-pause", "", Map.of("shop", "a", "pauseReason", "still moving"));

        assertThat(unit.claim("a", "main", "product")).isEmpty();
        assertThat(unit.claim("c", "other", "product")).hasSize(1);
        assertThat(shop("a").pause().orElseThrow().reason()).isEqualTo("still moving");

        unit.call("shop-resume", "", Map.of("shop", "a"));

        assertThat(unit.claim("a", "main", "product")).hasSize(1);
    }

    @Test
    void looksAgainAtTheOpenDeadLettersOfOneShop() {
        letter("open", 1, false);
        letter("closed", 1, true);

        unit.call("replay-all", "", Map.of("shop", "b", "endpoint", "main"));
        assertThat(unit.rows("change")).isZero();

        unit.call("replay-all", "", Map.of("shop", "a", "endpoint", "main"));
        assertThat(unit.claim("a", "main", "product"))
                .extracting(c -> c.subject().key())
                .containsExactly("open");
    }

    /** A page that Dolibarr answered, as a poll notes it. */
    private void look(List<Map<String, Object>> notes) {
        unit.call(
                "note-page",
                "",
                Map.of(
                        "source",
                        "dolibarr",
                        "stream",
                        "product",
                        "notes",
                        notes,
                        "watermark",
                        StoreRoutes.NEXT,
                        "askedAt",
                        NOW.atOffset(ZoneOffset.UTC),
                        "next",
                        StoreRoutes.NEXT));
    }

    private StoreFigures read() {
        return new FigureReader(
                        unit.store(),
                        new StoreClock(Clock.fixed(NOW, ZoneOffset.UTC)),
                        List.of(
                                new Recipient("a", "main"),
                                new Recipient("b", "main"),
                                new Recipient("c", "other")))
                .read();
    }

    private ShopFigures shop(String name) {
        return read().shops().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private EntityFigures entity(String shop, String entity) {
        return shop(shop).entities().stream()
                .filter(e -> e.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    private void set(String key, String assignment) {
        unit.store()
                .update(
                        "update change set %s where shop = 'a' and entity = 'product' and source_key = '%s'"
                                .formatted(assignment, key));
    }

    private void tally(String verdict, long secondsAgo, long n) {
        unit.store()
                .update(
                        "insert into tally(shop, entity, verdict, at_minute, n) values ('a', 'product', ?, ?, ?)",
                        verdict,
                        NOW.minusSeconds(secondsAgo)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .atOffset(ZoneOffset.UTC),
                        n);
    }

    private void pause(String subject, String reason) {
        unit.store()
                .update(
                        "insert into pause(subject, reason, since) values (?, ?, ?)",
                        subject,
                        reason,
                        NOW.atOffset(ZoneOffset.UTC));
    }

    private void letter(String key, long daysAgo, boolean closed) {
        var at = NOW.minus(daysAgo, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
        unit.store()
                .update(
                        "insert into dead_letter(shop, entity, source_key, source_ref, cause, sentence, request, answer, first_at, last_at, times, closed_at) values ('a', 'product', ?, '', 'c', 's', '', '', ?, ?, 1, ?)",
                        key,
                        at,
                        at,
                        closed ? at : null);
    }

    private static DeadLetter letter(Claimed claimed) {
        return new DeadLetter(
                claimed,
                "BAD-" + claimed.subject().key(),
                "shop-85",
                "The shop refuses it",
                "",
                "");
    }
}
