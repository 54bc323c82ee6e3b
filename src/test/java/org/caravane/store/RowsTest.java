package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.claimed;
import static org.caravane.model.Samples.create;
import static org.caravane.model.Samples.decision;
import static org.caravane.model.Samples.link;
import static org.caravane.model.Samples.linked;
import static org.caravane.model.Samples.product;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.caravane.model.Batch;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Identity;
import org.caravane.model.Link;
import org.caravane.model.Offer;
import org.caravane.model.Outcome;
import org.caravane.model.Reading;
import org.caravane.model.Release;
import org.caravane.model.ShopStamp;
import org.caravane.model.Subject;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:30:15Z");
    private static final OffsetDateTime NOW_UTC = NOW.atOffset(ZoneOffset.UTC);

    private final StoreClock storeClock = new StoreClock(Clock.fixed(NOW, ZoneOffset.ofHours(5)));
    private final ClaimRows claimRows = new ClaimRows();
    private final OutcomeRows outcomeRows = new OutcomeRows(storeClock);
    private final VerdictRows verdictRows = new VerdictRows(storeClock, UnaryOperator.identity());

    @Test
    void tellsTheTimeInUtc() {
        assertThat(storeClock.now()).isEqualTo(NOW_UTC);
        assertThat(storeClock.ago(60)).isEqualTo(NOW_UTC.minusMinutes(1));
        assertThat(storeClock.ahead(60)).isEqualTo(NOW_UTC.plusMinutes(1));
    }

    @Test
    void readsAClaimWithAllThatIsKnown() {
        Map<String, @Nullable Object> row = row();
        row.put("target_id", 7L);
        row.put("source_born", BORN);
        row.put("source_ref", "CHAIR-01");
        row.put("origin", "created");
        row.put("fields", "{\"price\":\"10\"}");
        row.put("product_target_id", 9);
        row.put("product_source_ref", "CHAIR-01");
        row.put("product_origin", "adopted");
        row.put("product_gone_at", NOW_UTC);
        row.put("product_pending", 1);

        Claimed claimed = claimRows.claimed(List.of(row)).get(0);

        assertThat(claimed.subject()).isEqualTo(new Subject("main", "stock", "53"));
        assertThat(claimed.gen()).isEqualTo(3);
        assertThat(claimed.chunk()).isEqualTo(20);
        assertThat(claimed.attempts()).isEqualTo(2);
        assertThat(claimed.known().link()).contains(link(7, "CHAIR-01"));
        assertThat(claimed.known().sent()).isEqualTo(FieldValues.of(Map.of("price", "10")));
        assertThat(claimed.known().productLink())
                .contains(new Link(9, "", "CHAIR-01", Link.Origin.ADOPTED, true));
        assertThat(claimed.known().productPending()).isTrue();
    }

    @Test
    void readsAClaimOfWhichNothingIsKnown() {
        Claimed claimed = claimRows.claimed(List.of(row())).get(0);

        assertThat(claimed.known().link()).isEmpty();
        assertThat(claimed.known().productLink()).isEmpty();
        assertThat(claimed.known().sent().isEmpty()).isTrue();
        assertThat(claimed.known().productPending()).isFalse();
    }

    @Property(seed = "20261123", tries = 300)
    void readsBackTheValuesThatItWrote(@ForAll @Size(max = 8) Map<String, String> values) {
        FieldValues sent = FieldValues.of(values);
        Map<String, @Nullable Object> row = row();
        row.put("fields", outcomeRows.sent(List.of(updated(sent))).get(0).get("fields"));

        assertThat(claimRows.claimed(List.of(row)).get(0).known().sent()).isEqualTo(sent);
    }

    @Test
    void writesValuesInOneOrderAndWithoutNul() {
        FieldValues sent = FieldValues.of(Map.of("price", "10", "active", "1", "name/1", "a\0b😀"));

        String fields = (String) outcomeRows.sent(List.of(updated(sent))).get(0).get("fields");

        assertThat(fields).startsWith("{\"active\":\"1\",\"name/1\":").doesNotContain("\0");
    }

    @Test
    void refusesValuesThatItDidNotWrite() {
        Map<String, @Nullable Object> row = row();
        row.put("fields", "not json");

        assertThatThrownBy(() -> claimRows.claimed(List.of(row)))
                .isInstanceOf(UnreadableStore.class);
    }

    @Test
    void writesLettersThatFitTheirColumnsAndHoldNoNul() {
        Map<String, @Nullable Object> row =
                new HashMap<>(
                        verdictRows
                                .letters(
                                        List.of(
                                                new DeadLetter(
                                                        claimed("53"),
                                                        "r".repeat(300),
                                                        "c".repeat(100),
                                                        "a\0b" + "s".repeat(2000),
                                                        "<x/>".repeat(300_000),
                                                        "😀".repeat(100_000))),
                                        Map.of())
                                .get(0));
        row.replaceAll(TextColumns::fit);

        assertThat((String) row.get("ref")).hasSize(200).endsWith("…");
        assertThat((String) row.get("cause")).hasSize(64);
        assertThat((String) row.get("sentence")).hasSize(1000).startsWith("a bs");
        assertThat((String) row.get("request")).hasSize(1_000_000);
        assertThat((String) row.get("answer")).hasSizeLessThanOrEqualTo(100_000);
        assertThat(String.valueOf(row.get("answer")).codePoints())
                .noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void leavesWhatFitsAsItIs() {
        Map<String, @Nullable Object> row =
                verdictRows
                        .letters(
                                List.of(
                                        new DeadLetter(
                                                claimed("53"), "R", "c", "s".repeat(1000), "", "")),
                                null)
                        .get(0);

        assertThat(row)
                .containsEntry("ref", "R")
                .containsEntry("sentence", "s".repeat(1000))
                .containsEntry("shop", "main")
                .containsEntry("entity", "product")
                .containsEntry("key", "53")
                .containsEntry("token", "token")
                .containsEntry("gen", 1L);
    }

    @Test
    void linksProductsForTheInstallationAndStocksForTheShop() {
        Outcome product = updated(FieldValues.NONE);
        Outcome stock =
                new Outcome(
                        decision(
                                new Claimed(
                                        new Subject("main", "stock", "53"),
                                        1,
                                        "token",
                                        100,
                                        0,
                                        claimed("53").known()),
                                "CHAIR-01",
                                new Verdict.Skip("equal")),
                        Optional.of(link(78, "CHAIR-01")),
                        Optional.empty(),
                        Optional.empty(),
                        false);

        List<Map<String, @Nullable Object>> rows = outcomeRows.links(List.of(product, stock));

        assertThat(rows.get(0))
                .containsEntry("scope", "")
                .containsEntry("targetId", 7L)
                .containsEntry("origin", "created")
                .containsEntry("born", BORN)
                .containsEntry("goneAt", null);
        assertThat(rows.get(1)).containsEntry("scope", "main");
    }

    @Test
    void linksTheStockRowOfAProductJustMade() {
        Outcome made =
                new Outcome(
                        create("53", "CHAIR-01"),
                        Optional.of(link(7, "CHAIR-01")),
                        Optional.empty(),
                        Optional.of(78L),
                        false);

        assertThat(outcomeRows.stockLinks(List.of(made)).get(0))
                .containsEntry("entity", "stock")
                .containsEntry("scope", "main")
                .containsEntry("targetId", 78L)
                .containsEntry("key", "53");
        assertThat(outcomeRows.stockLinks(List.of(updated(FieldValues.NONE)))).isEmpty();
    }

    @Test
    void tellsDoneFromWaitingAndFromDueAgain() {
        Outcome done = updated(FieldValues.of(Map.of("price", "10")));
        Outcome again =
                new Outcome(
                        create("54", "B"), done.link(), Optional.empty(), Optional.empty(), true);
        Outcome waiting =
                Outcome.unwritten(
                        decision(claimed("55"), "C", new Verdict.Wait("product", "9", "later")));
        DeadLetter letter = new DeadLetter(claimed("56"), "D", "c", "s", "", "");
        List<Outcome> outcomes = List.of(done, again, waiting);

        assertThat(keys(outcomeRows.done(outcomes))).containsExactly("53");
        assertThat(keys(outcomeRows.finished(outcomes, List.of(letter))))
                .containsExactly("53", "56");
        assertThat(keys(outcomeRows.waits(outcomes))).containsExactly("55");
        assertThat(outcomeRows.waits(outcomes).get(0)).containsEntry("waitsKey", "9");
        assertThat(verdictRows.verdicts(outcomes, List.of(letter)))
                .extracting(row -> row.get("verdict"))
                .containsExactly("update", "wait", "park");
    }

    @Test
    void releasesWhatIsDueAgainAtOnceInHalfTheCompany() {
        Outcome again =
                new Outcome(
                        create("54", "B"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        Release later = new Release(claimed("55"), 1, 3, Duration.ofSeconds(90), true);

        List<Map<String, @Nullable Object>> rows =
                outcomeRows.releases(List.of(later), List.of(again, updated(FieldValues.NONE)));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .containsEntry("due", NOW_UTC.plusSeconds(90))
                .containsEntry("attempts", 3)
                .containsEntry("chunk", 1);
        assertThat(rows.get(1)).containsEntry("due", NOW_UTC).containsEntry("chunk", 50);
    }

    @Test
    void countsVerdictsByTheMinute() {
        List<Map<String, @Nullable Object>> tallies =
                verdictRows.tallies(
                        verdictRows.verdicts(
                                List.of(updated(FieldValues.NONE), updated(FieldValues.NONE)),
                                List.of(new DeadLetter(claimed("56"), "D", "c", "s", "", ""))));

        assertThat(tallies).hasSize(2);
        assertThat(tallies.get(0))
                .containsEntry("n", 2L)
                .containsEntry("minute", OffsetDateTime.parse("2026-11-23T10:30:00Z"));
        assertThat(tallies.get(1)).containsEntry("verdict", "park").containsEntry("n", 1L);
    }

    @Test
    void remembersALinkThatNeedsNoRequestAndParksTheRest() {
        Decision found =
                decision(
                        claimed("53"),
                        "A",
                        new Verdict.Update(link(7, "A"), FieldValues.NONE, "found in the shop"));
        Decision parked = decision(claimed("54"), "B", new Verdict.Park("two-in-shop", "keep one"));

        assertThat(outcomeRows.unwritten(List.of(found, parked)))
                .containsExactly(
                        new Outcome(
                                found,
                                Optional.of(link(7, "A")),
                                Optional.empty(),
                                Optional.empty(),
                                false));
        assertThat(verdictRows.lettersOf(List.of(found, parked)))
                .containsExactly(
                        new DeadLetter(parked.claimed(), "B", "two-in-shop", "keep one", "", ""));
    }

    @Test
    void listsLinksThatAreTakenByTarget() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("target_id", 7);
        row.put("source_born", BORN);
        row.put("source_ref", "CHAIR-01");
        row.put("origin", "created");

        assertThat(claimRows.taken(List.of(row))).isEqualTo(Map.of(7L, link(7, "CHAIR-01")));
    }

    @Test
    void claimsAsManyAsMayShareARequest() {
        assertThat(claimRows.chunk(List.of(row()))).isEqualTo(20);
        assertThat(claimRows.claimSize(20, 100)).isEqualTo(20);
        assertThat(claimRows.claimSize(300, 100)).isEqualTo(100);
        assertThat(claimRows.keys(List.of(claimed("53"), claimed("9")))).isEqualTo("53,9");
        assertThat(keys(claimRows.subjects(new Batch(true, List.of(create("53", "A"))))))
                .containsExactly("53");
    }

    private static Outcome updated(FieldValues sent) {
        return new Outcome(
                decision(
                        claimed("53"),
                        "CHAIR-01",
                        new Verdict.Update(link(7, "CHAIR-01"), sent, "changed")),
                Optional.of(link(7, "CHAIR-01")),
                Optional.of(sent),
                Optional.empty(),
                false);
    }

    private static List<@Nullable Object> keys(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> row.get("key")).toList();
    }

    private static Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("shop", "main");
        row.put("entity", "stock");
        row.put("source_key", "53");
        row.put("gen", 3L);
        row.put("token", "token");
        row.put("chunk", 20);
        row.put("attempts", 2);
        return row;
    }

    @Test
    void closesNoLetterOfWhatIsLeftAloneInTheShop() {
        Link lost = new Link(7, BORN, "CHAIR-01", Link.Origin.CREATED, false, true, "");
        Outcome held =
                Outcome.unwritten(
                        decision(
                                claimed("product", "53", linked(lost, Map.of())),
                                "CHAIR-01",
                                new Verdict.Hold("left alone")));
        Outcome skipped =
                Outcome.unwritten(decision(claimed("54"), "CHAIR-02", new Verdict.Skip("equal")));

        assertThat(outcomeRows.closed(List.of(held, skipped)))
                .extracting(row -> row.get("key"))
                .containsExactly("54");
        assertThat(outcomeRows.done(List.of(held, skipped))).hasSize(2);
    }

    @Test
    void remembersTheProductThatTheShopStampedLast() {
        Outcome silent = Outcome.unwritten(decision(claimed("54"), "B", new Verdict.Skip("")));
        Outcome stamped =
                new Outcome(
                        decision(claimed("53"), "A", new Verdict.Skip("")),
                        Optional.of(link(7, "A")),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        new ShopStamp("2026-11-20 08:00:00", "2026-11-23 10:00:00"));

        assertThat(outcomeRows.canary(List.of(stamped, silent)))
                .containsExactly(Map.of("targetId", 7L));
        assertThat(outcomeRows.canary(List.of(silent))).isEmpty();
        assertThat(outcomeRows.links(List.of(stamped)).get(0))
                .containsEntry("targetBorn", "2026-11-20 08:00:00")
                .containsEntry("targetChanged", "2026-11-23 10:00:00");
    }

    @Test
    void trustsNoValueThatIsDoubted() {
        Map<String, @Nullable Object> row = row();
        row.put("fields", "{\"price\":\"10\"}");
        row.put("doubted", 1);

        assertThat(claimRows.claimed(List.of(row)).get(0).known().sent().values())
                .containsExactlyEntriesOf(Map.of("price", "?"));
    }

    @Test
    void asksWhoHasAKeyOnlyWhenAnotherWantsItsProduct() {
        Candidate wanting =
                new Candidate(
                        claimed("60"),
                        Optional.of(product("CHAIR-01")),
                        new Offer.Missing(),
                        Optional.empty());
        Map<String, @Nullable Object> taken = taken("53");
        List<Found> found = List.of(new Found(7, "CHAIR-01"));

        assertThat(claimRows.contested(List.of(wanting), found, List.of(taken))).isEqualTo("53");
        assertThat(
                        claimRows.contested(
                                List.of(wanting),
                                List.of(new Found(7, "chair-01")),
                                List.of(taken)))
                .isEmpty();
        assertThat(claimRows.contested(List.of(wanting), found, List.of(taken("60")))).isEmpty();
    }

    @Test
    void dropsALinkWhoseKeyIsAnotherProductByNow() {
        List<Map<String, @Nullable Object>> taken = List.of(taken("53"));
        var same = new Reading.Read<>("53", new Identity("53", "RENAMED", BORN));
        var other = new Reading.Read<>("53", new Identity("53", "OTHER", "9"));
        var unreadable = new Reading.Unreadable<Identity>("53", "it has no reference");

        assertThat(claimRows.stillTrue(taken, "53", List.of(same))).hasSize(1);
        assertThat(claimRows.stillTrue(taken, "53", List.of(unreadable))).hasSize(1);
        assertThat(claimRows.stillTrue(taken, "99", List.of())).as("not asked for").hasSize(1);
        assertThat(claimRows.stillTrue(taken, "53", List.of(other))).isEmpty();
        assertThat(claimRows.stillTrue(taken, "53", List.of())).as("deleted").isEmpty();
    }

    private static Map<String, @Nullable Object> taken(String key) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("source_key", key);
        row.put("target_id", 7L);
        row.put("source_born", BORN);
        row.put("source_ref", "CHAIR-01");
        row.put("origin", "created");
        return row;
    }
}
