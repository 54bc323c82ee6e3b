package org.caravane.ops.explain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Known;
import org.caravane.model.Subject;
import org.caravane.ops.letters.Happening;
import org.caravane.ops.letters.Letters;
import org.caravane.store.ClaimRows;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.figures.Pause;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the store knows of a reference, a key or a subject. */
final class StoreView {
    private static final int HISTORY = 12;
    private static final String LINK =
            """
            select cast(? as varchar(64)) shop, cast(? as varchar(32)) entity, cast(? as varchar(200)) source_key,
                   1 gen, '' token, 1 chunk, 0 attempts,
                   l.target_id, l.source_born, l.source_ref, l.origin, l.gone_at, l.gone_reason, l.lost_at, l.target_born,
                   l.verified_at, s.fields, s.doubted, s.sent_at,
                   p.target_id product_target_id, p.source_born product_source_born,
                   p.source_ref product_source_ref, p.origin product_origin, p.gone_at product_gone_at,
                   p.gone_reason product_gone_reason, p.lost_at product_lost_at, 0 product_pending
            from endpoint e
            left join link l on l.endpoint = e.name and l.scope = ? and l.entity = ? and l.source_key = ?
            left join link p on p.endpoint = e.name and p.scope = '' and p.entity = 'product' and p.source_key = ?
            left join sent s on s.shop = ? and s.entity = ? and s.source_key = ?
            where e.name = ?
            """;
    private final JdbcTemplate store;
    private final Letters letters;

    StoreView(JdbcTemplate store) {
        this.store = store;
        this.letters = new Letters(store);
    }

    /** The keys that are or were called so; if none is, those that differ only by case. */
    List<String> keys(String ref) {
        List<String> exact = keys("source_ref = ?", ref);
        return exact.isEmpty() ? keys("upper(source_ref) = upper(?)", ref) : exact;
    }

    private List<String> keys(String condition, String ref) {
        return store.queryForList(
                "select source_key from verdict where %1$s union select source_key from link where %1$s order by 1"
                        .formatted(condition),
                String.class,
                ref,
                ref);
    }

    /** What a claim would know of it. */
    Claimed claimed(Recipient to, String entity, String key) {
        List<Claimed> claimed = new ClaimRows().claimed(linked(to, entity, key));
        return claimed.isEmpty()
                ? new Claimed(new Subject(to.shop(), entity, key), 1, "", 1, 0, Known.NOTHING)
                : claimed.get(0);
    }

    /** When its values were sent last. */
    Optional<Instant> sentAt(Recipient to, String entity, String key) {
        return linked(to, entity, key).stream()
                .findFirst()
                .flatMap(row -> moment(row.get("sent_at")));
    }

    private List<Map<String, @Nullable Object>> linked(Recipient to, String entity, String key) {
        String scope = entity.equals("stock") ? to.shop() : "";
        return rows(
                LINK,
                to.shop(),
                entity,
                key,
                scope,
                entity,
                key,
                key,
                to.shop(),
                entity,
                key,
                to.endpoint());
    }

    Optional<Map<String, @Nullable Object>> verdict(String shop, String entity, String key) {
        return one("verdict", shop, entity, key);
    }

    Optional<Map<String, @Nullable Object>> change(String shop, String entity, String key) {
        return one("change", shop, entity, key);
    }

    /** The open dead letter. */
    Optional<Map<String, @Nullable Object>> letter(String shop, String entity, String key) {
        return one("dead_letter", shop, entity, key)
                .filter(letter -> letter.get("closed_at") == null);
    }

    List<Happening> history(String shop, String entity, String key) {
        return letters.history(shop, entity, key, HISTORY);
    }

    /** What an operator may edit, of one shop. */
    List<Map<String, @Nullable Object>> mappings(String shop) {
        return rows(
                "select kind, source_value, target_value, origin from mapping where shop = ?",
                shop);
    }

    /** Who pauses so that this subject waits, with the reason. */
    List<String> pauses(Recipient to, String entity) {
        return store.queryForList(
                "select subject || ' pauses: ' || reason from pause where subject in (?, ?, ?, ?) order by subject",
                String.class,
                "shop/" + to.shop(),
                "endpoint/" + to.endpoint(),
                "source/dolibarr",
                "source/dolibarr/" + entity);
    }

    /** Why endpoints pause, by their names; not those that only wait for their first probe. */
    Map<String, String> endpointPauses() {
        Map<String, String> pauses = new HashMap<>();
        store.query(
                "select subject, reason, since from pause where subject like 'endpoint/%'",
                row -> {
                    String subject = row.getString("subject");
                    Pause pause = new Pause(subject, row.getString("reason"), Instant.EPOCH);
                    if (!pause.isStarting()) {
                        pauses.put(
                                subject.substring("endpoint/".length()),
                                subject + " pauses: " + pause.reason());
                    }
                });
        return pauses;
    }

    static Optional<Instant> moment(@Nullable Object value) {
        if (value instanceof OffsetDateTime at) {
            return Optional.of(at.toInstant());
        }
        return value instanceof java.sql.Timestamp stamp
                ? Optional.of(stamp.toInstant())
                : Optional.empty();
    }

    private Optional<Map<String, @Nullable Object>> one(
            String table, String shop, String entity, String key) {
        return rows(
                        "select * from "
                                + table
                                + " where shop = ? and entity = ? and source_key = ?",
                        shop,
                        entity,
                        key)
                .stream()
                .findFirst();
    }

    private List<Map<String, @Nullable Object>> rows(String sql, Object... values) {
        return store.query(
                sql,
                (row, number) -> {
                    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.put(
                                row.getMetaData()
                                        .getColumnLabel(i)
                                        .toLowerCase(java.util.Locale.ROOT),
                                row.getObject(i));
                    }
                    return columns;
                },
                values);
    }
}
