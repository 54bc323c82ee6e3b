package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What filters can do is found by asking, whatever the version. */
class DolibarrDialectTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final DolibarrDialect unit = new DolibarrDialect(() -> now);

    @Test
    void learnsWithTwoQuestionsAndAgainAfterAnHour() {
        assertThat(unit.needsLearning()).isTrue();
        unit.begin();
        assertThat(asked())
                .isEqualTo(
                        "&sqlfilters=((t.tms:>=:'20371231T000000') or (ef.tms:>=:'20371231T000000'))");
        unit.answered(List.of());
        assertThat(asked())
                .isEqualTo(
                        "&sqlfilters=((t.tms:>=:'19710102T000000') or (ef.tms:>=:'19710102T000000'))");
        unit.answered(List.of("7"));

        assertThat(unit.isAsking()).isFalse();
        assertThat(unit.needsLearning()).isFalse();
        assertThat(unit.seesExtrafields()).isTrue();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(unit.needsLearning()).isTrue();
    }

    @Test
    void asksNoQuestionWithAColonInALiteral() {
        unit.begin();
        assertThat(asked()).containsPattern("'[0-9T]+'").doesNotContainPattern("'[^']*:[^']*'\\)");
    }

    /** 15.0.3: Unknown column 'ef.tms' in 'where clause'; PostgreSQL says it otherwise. */
    @Test
    void doesWithoutTheStampOfExtrafieldsWhereTheyAreNotJoined() {
        for (String said :
                List.of(
                        "Unknown column 'ef.tms' in 'where clause'",
                        "missing FROM-clause entry for table \"ef\" ... ef.tms")) {
            unit.begin();
            unit.refused("Dolibarr's database refuses a filter or a sort (503). It says: " + said);
            assertThat(asked()).isEqualTo("&sqlfilters=(t.tms:>=:'20371231T000000')");
            unit.answered(List.of());
            unit.answered(List.of("1"));

            assertThat(unit.seesExtrafields()).isFalse();
            assertThat(unit.changedSince("X")).isEqualTo("(t.tms:>=:'X')");
        }
    }

    @Test
    void triesAnotherLiteralWhereTheFirstIsNotRead() {
        unit.begin();
        unit.answered(List.of("1"));
        assertThat(asked()).contains("'2037-12-31 00:00:00'");
        unit.answered(List.of());
        unit.answered(List.of("1"));
        assertThat(unit.literal()).isEqualTo(TimeLiteral.SPACED);

        unit.begin();
        unit.refused("Dolibarr's database refuses a filter: invalid input syntax for timestamp");
        assertThat(asked()).contains("'2037-12-31 00:00:00'");

        unit.begin();
        unit.answered(List.of());
        unit.answered(List.of());
        assertThat(asked()).isEmpty();
        unit.answered(List.of("5"));
        assertThat(asked()).contains("'2037-12-31 00:00:00'");
    }

    @Test
    void pausesWhereNoFilterIsLookedAt() {
        unit.begin();
        unit.answered(List.of("17"));
        assertThatThrownBy(() -> unit.answered(List.of("17")))
                .isInstanceOf(DolibarrUnavailable.class)
                .hasMessageStartingWith(
                        "Dolibarr ignores filters: asked for products changed after 2037 it lists product 17. ");
        assertThat(unit.isAsking()).isFalse();
        assertThat(unit.needsLearning()).as("the next poll asks again").isTrue();
    }

    @Test
    void pausesWhereFiltersFindNothingThoughThereIsSomething() {
        unit.begin();
        for (int literal = 0; literal < 1; literal++) {
            unit.answered(List.of());
            unit.answered(List.of());
            unit.answered(List.of("3"));
        }
        unit.answered(List.of());
        unit.answered(List.of());
        assertThatThrownBy(() -> unit.answered(List.of("3")))
                .hasMessageStartingWith("Dolibarr's filters by date find nothing:");
    }

    @Test
    void isContentWithoutAnyProduct() {
        unit.begin();
        unit.answered(List.of());
        unit.answered(List.of());
        unit.answered(List.of());
        assertThat(unit.needsLearning()).isFalse();
    }

    @Test
    void asksAgainBeforeTheNextPollWhenAnAnswerDidNotKeepToItsFilter() {
        unit.begin();
        unit.answered(List.of());
        unit.answered(List.of("1"));

        FilteredLists lists = new FilteredLists(unit);
        assertThat(lists.after(List.of("5", "5", "7"), 5, 3)).hasSize(3);
        assertThat(lists.among(Answers.json("[{'id':'5'},{'id':7},{}]"), "7,5")).hasSize(3);
        assertThat(lists.idsAmong(List.of("5"), "5")).hasSize(1);
        assertThat(unit.needsLearning()).isFalse();

        assertThatThrownBy(() -> lists.among(Answers.json("[{'id':'5'},{'id':'6'}]"), "5"))
                .isInstanceOf(DolibarrUnavailable.class)
                .hasMessageContaining("asked for 1 products by their ids it gives product 6 too");
        assertThat(unit.needsLearning()).isTrue();
        assertThatThrownBy(() -> lists.after(List.of("4"), 5, 3)).hasMessageContaining("lists 4");
        assertThatThrownBy(() -> lists.after(List.of("9", "8"), 5, 3))
                .hasMessageContaining("it lists 8 after 9");
        assertThatThrownBy(() -> lists.after(List.of("5", "6", "7"), 5, 2))
                .hasMessageContaining("asked for 2 at most it lists 3");
        assertThatThrownBy(() -> lists.idsAmong(List.of("6"), "5"))
                .hasMessageContaining("product 6");
    }

    private String asked() {
        return URLDecoder.decode(unit.question(), StandardCharsets.UTF_8);
    }
}
