package org.caravane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.FailureKind;
import org.caravane.model.ShopStamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkCheckTest {
    private static final String BORN = "2026-11-20 08:00:00";
    private static final String LEFT = "2026-11-23 10:00:00";
    private static final ShopStamp AS_LEFT = new ShopStamp(BORN, LEFT);
    private static final int FEW = 3;
    private static final int PERCENT = 5;

    private final LinkCheck unit = new LinkCheck();

    @Test
    void findsNothingWhereEverythingIsAsItWasLeftOrChangedSince() {
        LinkCheck.Findings findings =
                compared(
                        page(1, 4),
                        Map.of(
                                1L,
                                AS_LEFT,
                                2L,
                                new ShopStamp(BORN, "2026-11-23 11:00:00"),
                                3L,
                                ShopStamp.NONE,
                                4L,
                                new ShopStamp(BORN, "")));

        assertThat(findings)
                .isEqualTo(new LinkCheck.Findings(List.of(), List.of(), List.of(), 0, 4, 4));
        assertThat(judged(findings, 0).restored()).isFalse();
    }

    @Test
    void takesAFewThatAreGoneForDeletions() {
        LinkCheck.Judgement judgement = judged(compared(page(1, 20), stamps(1, 17)), 0);

        assertThat(judgement.restored()).isFalse();
        assertThat(keys(judgement.lose())).containsExactly("18", "19", "20");
        assertThat(judgement.unlink()).isEmpty();
    }

    @Test
    void asksAPersonWhetherManyThatAreGoneAreDeletions() {
        LinkCheck.Judgement judgement = judged(compared(page(1, 20), stamps(11, 20)), 0);

        assertThat(judgement.restored()).as("a merchant cleared out, perhaps").isFalse();
        assertThat(judgement.braked()).isTrue();
        assertThat(judgement.sentence())
                .isEqualTo("10 of 20 linked products are missing from the shop at once");
        assertThat(judgement.lose()).as("once it is confirmed").hasSize(10);
    }

    @Test
    void asksNobodyAboutTheShareOfLinksThatReconcileMayHide() {
        assertThat(judged(compared(page(1, 100), stamps(6, 100)), 0).braked()).isFalse();
        assertThat(judged(compared(page(1, 100), stamps(7, 100)), 0).braked()).isTrue();
        assertThat(judged(compared(page(1, 20), stamps(4, 20)), 0).braked())
                .as("a few in a small shop")
                .isFalse();
    }

    @Test
    void asksAPersonBeforeARestoreDropsMoreThanThat() {
        assertThat(judged(compared(page(1, 20), stamps(1, 16)), 0).braked()).isTrue();
        assertThat(judged(compared(page(1, 20), stamps(1, 18)), 1).braked())
                .as("proved, and few are concerned")
                .isFalse();
    }

    @Test
    void takesTheNewestThatAreGoneTogetherForARestore() {
        var there = new HashMap<>(stamps(1, 16));
        there.remove(5L);

        LinkCheck.Judgement judgement = judged(compared(page(1, 20), there), 0);

        assertThat(judgement.restored()).isTrue();
        assertThat(judgement.sentence()).contains("4 products made since are gone");
        assertThat(keys(judgement.unlink())).containsExactly("17", "18", "19", "20");
        assertThat(keys(judgement.lose())).as("deleted before the backup").containsExactly("5");
    }

    @Test
    void takesOneProductOfAnOlderStateForARestore() {
        var there = new HashMap<>(stamps(1, 20));
        there.put(7L, new ShopStamp(BORN, "2026-11-22 10:00:00"));

        LinkCheck.Judgement judgement = judged(compared(page(1, 20), there), 0);

        assertThat(judgement.restored()).isTrue();
        assertThat(judgement.sentence()).contains("1 products are of an older state");
        assertThat(judgement.unlink()).isEmpty();
    }

    @Test
    void dropsTheLinkToAnIdThatBelongsToAnother() {
        var there = new HashMap<>(stamps(1, 20));
        there.put(20L, new ShopStamp(LEFT, LEFT));
        LinkCheck.Findings findings = compared(page(1, 20), there);

        assertThat(keys(judged(findings, 1).unlink())).containsExactly("20");
        assertThat(keys(judged(findings, 0).lose()))
                .as("one alone proves no restore")
                .containsExactly("20");
    }

    @Test
    void lookAgainAtWhatWasLostAndIsBack() {
        List<Map<String, @Nullable Object>> page = new ArrayList<>(page(1, 5));
        page.set(2, row(3, BORN, LEFT, 1));

        LinkCheck.Judgement judgement = judged(compared(page, stamps(1, 5)), 0);

        assertThat(keys(judgement.back())).containsExactly("3");
    }

    @Test
    void countsWhatWasLostLatelyButNotLongAgo() {
        List<Map<String, @Nullable Object>> lately = new ArrayList<>(page(1, 16));
        List<Map<String, @Nullable Object>> longAgo = new ArrayList<>(page(1, 16));
        for (int id = 17; id <= 20; id++) {
            lately.add(row(id, BORN, LEFT, 1));
            longAgo.add(row(id, BORN, LEFT, 2));
        }

        assertThat(judged(compared(lately, stamps(1, 16)), 0).unlink()).hasSize(4);
        assertThat(judged(compared(longAgo, stamps(1, 16)), 0).restored()).isFalse();
    }

    @Test
    void learnsTheBirthsThatItDidNotKnow() {
        List<Map<String, @Nullable Object>> page =
                List.of(row(1, "", "", 0), row(2, BORN, "", 0), row(3, "", "", 0));

        assertThat(unit.births(page, Map.of(1L, AS_LEFT, 2L, AS_LEFT), true))
                .containsExactly(Map.of("targetId", 1L, "targetBorn", BORN, "knownBorn", ""));
        assertThat(compared(page, stamps(1, 3)).reborn()).isEmpty();
    }

    @Test
    void takesABirthThatAWriteOfOursMaySetForTheSameProduct() {
        ShopStamp written = new ShopStamp(LEFT, LEFT, "REF-1");
        List<Map<String, @Nullable Object>> page = page(1, 1);

        assertThat(whole(page, Map.of(1L, written)).reborn()).isEmpty();
        assertThat(unit.births(page, Map.of(1L, written), false))
                .containsExactly(Map.of("targetId", 1L, "targetBorn", LEFT, "knownBorn", BORN));
        assertThat(unit.canary(page, Map.of(1L, written), false)).isEmpty();
        assertThat(unit.canarySure(page, Map.of(1L, written), false)).isZero();
        assertThat(unit.births(page, Map.of(1L, written), true))
                .as("a PATCH sets none, so it is another product")
                .isEmpty();
        assertThat(compared(page, Map.of(1L, written)).reborn()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"THEIRS", "ref-1", "REF-1 ", "REF-10", ""})
    void seesAnIdThatWasGivenAgainWhereProductsAreWrittenWholeByItsReference(String reference) {
        ShopStamp other = new ShopStamp(LEFT, LEFT, reference);

        assertThat(whole(page(1, 1), Map.of(1L, other)).reborn()).hasSize(1);
        assertThat(unit.canarySure(page(1, 1), Map.of(1L, other), false)).isEqualTo(1);
    }

    @Test
    void concludesNothingFromTheStampsOfWhatIsBeingWritten() {
        List<Map<String, @Nullable Object>> page = page(1, 1);
        page.get(0).put("writing", 1);
        Map<Long, ShopStamp> hourBack = Map.of(1L, new ShopStamp(BORN, "2026-11-23 09:10:00"));
        Map<Long, ShopStamp> renamed = Map.of(1L, new ShopStamp(LEFT, LEFT, "RENAMED-1"));

        assertThat(compared(page, hourBack).older()).isZero();
        assertThat(unit.canarySure(page, hourBack, true)).isZero();
        assertThat(whole(page, renamed).reborn()).isEmpty();
        assertThat(compared(page, renamed).reborn()).as("PATCH").hasSize(1);
        assertThat(compared(page(1, 1), hourBack).older()).as("nothing is on its way").isOne();
    }

    @Test
    void pagesByTheHighestId() {
        assertThat(unit.last(page(4, 9))).isEqualTo(9);
        assertThat(unit.last(List.of())).isZero();
        assertThat(unit.ids(page(4, 6))).isEqualTo("4%7C5%7C6");
        assertThat(unit.any(page(1, 1))).isTrue();
        assertThat(unit.any(List.of())).isFalse();
    }

    @Test
    void suspectsARestoreByTheProductThatWasWrittenLast() {
        assertThat(unit.canary(page(7, 7), Map.of(7L, AS_LEFT), true)).isEmpty();
        assertThat(unit.canarySure(page(7, 7), Map.of(7L, AS_LEFT), true)).isZero();

        assertThat(unit.canary(page(7, 7), Map.of(), true)).contains("7 (REF-7)", "is gone");
        assertThat(unit.canarySure(page(7, 7), Map.of(), true))
                .as("a person may have deleted it")
                .isZero();

        var older = Map.of(7L, new ShopStamp(BORN, "2026-11-22 10:00:00"));
        assertThat(unit.canary(page(7, 7), older, true)).contains("not as it was left");
        assertThat(unit.canarySure(page(7, 7), older, true)).isEqualTo(1);
        assertThat(unit.canarySure(page(7, 7), Map.of(7L, new ShopStamp(LEFT, LEFT)), true))
                .isEqualTo(1);
    }

    @Test
    void suspectsARestoreByAnIdGivenAgainAndByManyThatWent() {
        assertThat(unit.givenAgain(List.of())).isEmpty();
        assertThat(unit.givenAgain(page(7, 7))).contains("the id 7, which REF-7 had");
        assertThat(unit.tooMany(List.of(Map.of("n", 3L)), FEW)).isEmpty();
        assertThat(unit.tooMany(List.of(Map.of("n", 4L)), FEW)).contains("4 products went");
        assertThat(unit.tooMany(List.of(Map.of()), FEW)).isEmpty();
    }

    @Test
    void writesNothingAsLongAsLinksAreDoubted() {
        assertThatCode(() -> unit.requireTrust("")).doesNotThrowAnyException();
        assertThatExceptionOfType(DoubtedLinks.class)
                .isThrownBy(() -> unit.requireTrust("It looks restored"))
                .withMessage("It looks restored: all links are verified first")
                .satisfies(
                        e -> {
                            assertThat(e.kind()).isEqualTo(FailureKind.ENDPOINT);
                            assertThat(e.code()).isEqualTo("links-doubted");
                        });
        assertThatCode(() -> unit.requireQuiet(List.of(Map.of("n", 0L))))
                .doesNotThrowAnyException();
        assertThatCode(() -> unit.requireQuiet(List.of(Map.of()))).doesNotThrowAnyException();
        assertThatExceptionOfType(DoubtedLinks.class)
                .isThrownBy(() -> unit.requireQuiet(List.of(Map.of("n", 1L))));
    }

    private LinkCheck.Findings compared(
            List<Map<String, @Nullable Object>> page, Map<Long, ShopStamp> stamps) {
        return unit.more(unit.nothingFound(), page, stamps, true);
    }

    private LinkCheck.Findings whole(
            List<Map<String, @Nullable Object>> page, Map<Long, ShopStamp> stamps) {
        return unit.more(unit.nothingFound(), page, stamps, false);
    }

    private LinkCheck.Judgement judged(LinkCheck.Findings findings, int sure) {
        return unit.judge(
                findings,
                List.of(Map.of("suspicion", "why", "suspicion_sure", sure)),
                PERCENT,
                FEW);
    }

    private static List<String> keys(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> String.valueOf(row.get("key"))).toList();
    }

    private static Map<Long, ShopStamp> stamps(long from, long to) {
        Map<Long, ShopStamp> stamps = new HashMap<>();
        for (long id = from; id <= to; id++) {
            stamps.put(id, AS_LEFT);
        }
        return stamps;
    }

    private static List<Map<String, @Nullable Object>> page(long from, long to) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (long id = from; id <= to; id++) {
            rows.add(row(id, BORN, LEFT, 0));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(
            long id, String born, String changed, int lost) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("source_key", Long.toString(id));
        row.put("source_ref", "REF-" + id);
        row.put("target_id", id);
        row.put("target_born", born);
        row.put("target_changed", changed);
        row.put("lost", lost);
        return row;
    }
}
