package org.caravane.store.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The numbers of all shops and entities, as of one moment. */
final class EntityCounts {
    private static final List<String> ENTITIES = List.of("product", "stock");
    private static final int RATE_MINUTES = 4;

    /** What the change table says of one shop and entity. */
    private record Changes(long waiting, long later, long inFlight, long waits, long lagSeconds) {
        static final Changes NONE = new Changes(0, 0, 0, 0, 0);
    }

    /** By shop, then by entity. */
    private final Map<String, Map<String, Changes>> changes = new HashMap<>();

    private final Map<String, Map<String, Map<String, Long>>> verdicts = new HashMap<>();
    private final Map<String, Map<String, Long>> lately = new HashMap<>();
    private final double rateMinutes;
    private final Map<String, Map<String, Long>> held;
    private final Map<String, Map<String, Long>> parked;

    EntityCounts(JdbcTemplate store, OffsetDateTime now) {
        readChanges(store, now);
        OffsetDateTime since = now.truncatedTo(ChronoUnit.MINUTES).minusMinutes(RATE_MINUTES);
        rateMinutes = Duration.between(since, now).toMillis() / 60_000.0;
        readTally(store, since);
        held = counts(store, FigureSql.HELD);
        parked = counts(store, FigureSql.PARKED);
    }

    private void readChanges(JdbcTemplate store, OffsetDateTime now) {
        store.query(
                FigureSql.CHANGES,
                row -> {
                    Instant oldest = FigureReader.time(row, "oldest").orElse(now.toInstant());
                    of(changes, row.getString("shop"))
                            .put(
                                    row.getString("entity"),
                                    new Changes(
                                            row.getLong("waiting"),
                                            row.getLong("later"),
                                            row.getLong("in_flight"),
                                            row.getLong("waits"),
                                            Duration.between(oldest, now).toSeconds()));
                },
                now,
                now,
                now);
    }

    private void readTally(JdbcTemplate store, OffsetDateTime since) {
        store.query(
                FigureSql.TALLY,
                row -> {
                    String shop = row.getString("shop");
                    String entity = row.getString("entity");
                    String verdict = row.getString("verdict");
                    of(verdicts, shop)
                            .computeIfAbsent(entity, e -> new TreeMap<>())
                            .put(verdict, row.getLong("total"));
                    if (verdict.equals("create") || verdict.equals("update")) {
                        of(lately, shop).merge(entity, row.getLong("lately"), Long::sum);
                    }
                },
                since);
    }

    private static Map<String, Map<String, Long>> counts(JdbcTemplate store, String sql) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        store.query(
                sql,
                row -> {
                    of(counts, row.getString("shop"))
                            .put(row.getString("entity"), row.getLong("n"));
                });
        return counts;
    }

    private static <T> Map<String, T> of(Map<String, Map<String, T>> all, String shop) {
        return all.computeIfAbsent(shop, s -> new HashMap<>());
    }

    /** Products and stock, and whatever else the store has of the shop. */
    List<EntityFigures> of(String shop) {
        TreeSet<String> entities = new TreeSet<>(ENTITIES);
        entities.addAll(of(changes, shop).keySet());
        entities.addAll(of(verdicts, shop).keySet());
        return entities.stream().map(entity -> of(shop, entity)).toList();
    }

    private EntityFigures of(String shop, String entity) {
        Changes open = of(changes, shop).getOrDefault(entity, Changes.NONE);
        return new EntityFigures(
                entity,
                open.waiting(),
                open.later(),
                open.inFlight(),
                open.waits(),
                of(verdicts, shop).getOrDefault(entity, Map.of()),
                of(held, shop).getOrDefault(entity, 0L),
                of(parked, shop).getOrDefault(entity, 0L),
                open.lagSeconds(),
                of(lately, shop).getOrDefault(entity, 0L) / rateMinutes);
    }
}
