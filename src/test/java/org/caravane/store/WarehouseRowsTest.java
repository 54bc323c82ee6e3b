package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.caravane.model.Warehouse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Warehouses beside those that were seen before. */
final class WarehouseRowsTest {
    private static final OffsetDateTime SEEN = OffsetDateTime.parse("2026-11-29T12:00:00Z");
    private final WarehouseRows unit = new WarehouseRows();

    private static Map<String, @Nullable Object> row(String id, int open) {
        return Map.of("source_key", id, "is_open", open, "seen_at", SEEN);
    }

    private static Warehouse house(String id, boolean open) {
        return new Warehouse(id, "W" + id, open);
    }

    @Test
    void goesByWhatIsListedAndByWhatItKnewOfTheRest() {
        assertThat(
                        unit.believed(
                                List.of(house("1", false)),
                                List.of(row("1", 1), row("2", 0), row("3", 1))))
                .containsExactlyInAnyOrder(
                        house("1", false),
                        new Warehouse("2", "2", false),
                        new Warehouse("3", "3", true));
    }

    @Test
    void seesThatOneWasClosedOrOpened() {
        List<Map<String, @Nullable Object>> known = List.of(row("1", 1), row("2", 0));

        assertThat(unit.moves(List.of(house("1", false)), known)).isTrue();
        assertThat(unit.moves(List.of(house("2", true)), known)).isTrue();
        assertThat(unit.moves(List.of(house("3", false)), known)).as("new and closed").isTrue();
        assertThat(unit.moves(List.of(house("3", true)), known)).as("new and open").isFalse();
        assertThat(unit.moves(List.of(), known)).as("an empty list").isFalse();
        assertThat(unit.moves(List.of(house("1", true)), known)).as("a short list").isFalse();
        assertThat(unit.moves(List.of(house("1", false)), List.of())).as("the first").isFalse();
    }

    @Test
    void remembersOnlyWhatIsNews() {
        assertThat(
                        unit.news(
                                List.of(house("1", true), house("2", true), house("3", false)),
                                List.of(row("1", 1), row("2", 0))))
                .containsExactly(Map.of("key", "2", "open", 1), Map.of("key", "3", "open", 0));
        assertThat(unit.changedAt(List.of(row("1", 1)))).isEqualTo(SEEN.toInstant());
        assertThat(unit.changedAt(List.of())).isEqualTo(Instant.EPOCH);
    }
}
