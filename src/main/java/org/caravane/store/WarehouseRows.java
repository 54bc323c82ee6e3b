package org.caravane.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * Warehouses as the store remembers them, beside those that the source lists now. Only a record
 * that lists a warehouse says anything of it: one that is not listed for once stays what it was,
 * because a list goes short or empty without an error when a right is taken away.
 */
public final class WarehouseRows {

    /**
     * The warehouses to go by.
     *
     * @param listed as the source lists them
     * @param remembered rows of {@code warehouses.sql}
     */
    public List<Warehouse> believed(
            List<Warehouse> listed, List<Map<String, @Nullable Object>> remembered) {
        Map<String, Warehouse> all = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : remembered) {
            String id = Rows.text(row, "source_key");
            all.put(id, new Warehouse(id, id, isOpen(row)));
        }
        listed.forEach(warehouse -> all.put(warehouse.id(), warehouse));
        return List.copyOf(all.values());
    }

    /** Rows of {@code remember-warehouse.sql}: of those that are new, closed or opened. */
    public List<Map<String, @Nullable Object>> news(
            List<Warehouse> listed, List<Map<String, @Nullable Object>> remembered) {
        Map<String, Boolean> before = states(remembered);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Warehouse warehouse : listed) {
            Boolean was = before.get(warehouse.id());
            if (was == null || was != warehouse.open()) {
                Map<String, @Nullable Object> row = new HashMap<>();
                row.put("key", warehouse.id());
                row.put("open", warehouse.open() ? 1 : 0);
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * Whether quantities are others because of them: one was closed or opened. One that is new and
     * open is counted from its first line on, and what nobody has seen yet nobody has counted.
     */
    public boolean moves(List<Warehouse> listed, List<Map<String, @Nullable Object>> remembered) {
        Map<String, Boolean> before = states(remembered);
        return !before.isEmpty()
                && listed.stream().anyMatch(w -> before.getOrDefault(w.id(), true) != w.open());
    }

    /** When the last of them was seen to change. */
    public Instant changedAt(List<Map<String, @Nullable Object>> remembered) {
        return remembered.stream()
                .map(row -> instant(row.get("seen_at")))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Map<String, Boolean> states(List<Map<String, @Nullable Object>> remembered) {
        Map<String, Boolean> states = new HashMap<>();
        remembered.forEach(row -> states.put(Rows.text(row, "source_key"), isOpen(row)));
        return states;
    }

    private static boolean isOpen(Map<String, @Nullable Object> row) {
        return Rows.number(row, "is_open") != 0;
    }

    private static Instant instant(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof java.sql.Timestamp stamp ? stamp.toInstant() : Instant.EPOCH;
    }
}
