package org.caravane.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caravane.model.Claimed;
import org.jspecify.annotations.Nullable;

/** What the rows of all statements have in common. Column names do not depend on case. */
final class Rows {
    private Rows() {}

    /** The named parameters that tell a claimed change. */
    static Map<String, @Nullable Object> subject(Claimed claimed) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("shop", claimed.subject().shop());
        row.put("entity", claimed.subject().entity());
        row.put("key", claimed.subject().key());
        row.put("token", claimed.token());
        row.put("gen", claimed.gen());
        return row;
    }

    static List<Map<String, @Nullable Object>> claims(Stream<Claimed> claims) {
        return claims.map(Rows::subject).toList();
    }

    static String text(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    static long number(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value instanceof Number n ? n.longValue() : 0;
    }
}
