package org.caravane.store.figures;

/** The questions behind the figures. Each is asked once for all shops. */
final class FigureSql {
    /** Parameters: now, three times. */
    static final String CHANGES =
            """
            select shop, entity,
              sum(case when token is null and waits_entity is null and due <= ? then 1 else 0 end) waiting,
              sum(case when token is null and waits_entity is null and due > ? then 1 else 0 end) later,
              sum(case when token is not null then 1 else 0 end) in_flight,
              sum(case when token is null and waits_entity is not null then 1 else 0 end) waits,
              min(case when waits_entity is null and due <= ? then due end) oldest
            from change group by shop, entity
            """;

    /** Parameter: the first minute that counts for the rate. */
    static final String TALLY =
            """
            select shop, entity, verdict, sum(n) total,
              sum(case when at_minute >= ? then n else 0 end) lately
            from tally group by shop, entity, verdict
            """;

    static final String HELD =
            "select shop, entity, count(*) n from verdict where verdict = 'hold' group by shop, entity";

    static final String PARKED =
            "select shop, entity, count(*) n from dead_letter where closed_at is null group by shop, entity";

    static final String NEWEST_LETTERS =
            """
            select d.shop, d.entity, d.source_key, d.source_ref, d.sentence, d.last_at
            from dead_letter d join (
              select shop, max(last_at) newest from dead_letter where closed_at is null group by shop) m
            on m.shop = d.shop and m.newest = d.last_at
            where d.closed_at is null order by d.id
            """;

    static final String PAUSES = "select subject, reason, since from pause order by subject";

    /** A lease far ahead was told by a clock that was wrong: others take it for free. */
    static final String OWNERS =
            """
            select name, owner from endpoint
            where owner is not null and lease_until > current_timestamp
              and lease_until <= current_timestamp + interval '10' minute
            """;

    static final String SOURCE =
            """
            select looked_at, reconciled_at from source where name = 'dolibarr'
            """;

    private FigureSql() {}
}
