package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.FailureKind;
import org.caravane.store.Watermarks.Watermark;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private static final OffsetDateTime TEN = OffsetDateTime.parse("2026-11-23T10:00:00Z");
    private static final Watermark NONE = new Watermark(Optional.empty(), Optional.empty(), 0);

    private final Watermarks unit = new Watermarks();

    @Test
    void movesWithAPassOfOnePage() {
        assertThat(unit.next(NONE, List.of("3", "7"), TEN, 1000))
                .isEqualTo(new Watermark(Optional.of(TEN), Optional.empty(), 0));
    }

    @Test
    void staysWhereItIsWhenNothingIsListed() {
        Watermark start = new Watermark(Optional.of(TEN.minusHours(1)), Optional.empty(), 0);

        assertThat(unit.next(start, List.of(), TEN, 1000)).isEqualTo(start);
        assertThat(unit.next(NONE, List.of(), TEN, 1000)).isEqualTo(NONE);
    }

    @Test
    void movesOnlyAtTheEndOfAPassToTheTimeOfItsFirstPage() {
        Watermark start = new Watermark(Optional.of(TEN.minusHours(1)), Optional.empty(), 0);

        Watermark middle = unit.next(start, List.of("3", "7"), TEN, 2);
        Watermark more = unit.next(middle, List.of("7", "12"), TEN.plusMinutes(1), 2);
        Watermark end = unit.next(more, List.of("12"), TEN.plusMinutes(2), 2);

        assertThat(middle)
                .isEqualTo(new Watermark(Optional.of(TEN.minusHours(1)), Optional.of(TEN), 7));
        assertThat(middle.isInPass()).isTrue();
        assertThat(more.after()).isEqualTo(12);
        assertThat(end).isEqualTo(new Watermark(Optional.of(TEN), Optional.empty(), 0));
        assertThat(end.isInPass()).isFalse();
    }

    @Test
    void refusesAPageThatBeginsAgain() {
        Watermark middle = unit.next(NONE, List.of("3", "7"), TEN, 2);

        assertThatThrownBy(() -> unit.next(middle, List.of("3", "7"), TEN, 2))
                .isInstanceOf(NoProgress.class)
                .hasMessageStartingWith(
                        "Dolibarr was asked for rows after 7 and answers a page up to 7")
                .extracting(e -> ((NoProgress) e).kind())
                .isEqualTo(FailureKind.SOURCE);
    }

    @Test
    void beginsAPassAgainWhoseLastRowIsNotListedAnyMore() {
        Watermark start = new Watermark(Optional.of(TEN.minusHours(1)), Optional.empty(), 0);
        Watermark middle = unit.next(start, List.of("3", "7"), TEN, 2);

        assertThat(unit.next(middle, List.of(), TEN.plusMinutes(1), 2)).isEqualTo(start);
    }

    @Test
    void readsBackWhatItWroteFromBothDatabases() {
        Watermark middle = new Watermark(Optional.of(TEN.minusHours(1)), Optional.of(TEN), 7);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("at_time", unit.rows(middle).get(0).get("at"));
        row.put("pass_at", Timestamp.from(TEN.toInstant()));
        row.put("after_rowid", unit.rows(middle).get(0).get("after"));

        assertThat(unit.read(List.of(row))).isEqualTo(middle);
        assertThat(unit.read(List.of())).isEqualTo(NONE);
        assertThat(unit.rows(NONE).get(0)).containsEntry("at", null).containsEntry("pass", null);
    }
}
