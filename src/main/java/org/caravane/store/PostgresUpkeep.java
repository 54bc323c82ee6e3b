package org.caravane.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets PostgreSQL know soon what has grown. It keeps the plan of a statement until the table is
 * analyzed again; autovacuum does that once a minute, and a first load fills empty tables in
 * seconds: with the plan of an empty table each row would cost a look at all rows.
 */
public final class PostgresUpkeep {
    /**
     * Tables of ours with twice the rows that PostgreSQL last counted; a few rows are fast in any
     * way.
     */
    private static final String GROWN =
            """
            select quote_ident(c.relname) from pg_class c
            join pg_stat_user_tables s on s.relid = c.oid
            where s.schemaname = current_schema() and pg_has_role(c.relowner, 'usage')
              and s.n_live_tup > 100 + 2 * greatest(c.reltuples, 0)
            """;

    private final JdbcTemplate store;
    private final StoreKind kind;

    public PostgresUpkeep(DataSource dataSource, StoreKind kind) {
        store = new JdbcTemplate(dataSource);
        this.kind = kind;
    }

    /**
     * Analyzes the tables that have grown, except those that another session is analyzing; another
     * database than PostgreSQL is left alone.
     *
     * @return the tables
     */
    public List<String> analyzeGrown() {
        if (kind != StoreKind.POSTGRES) {
            return List.of();
        }
        List<String> grown = store.queryForList(GROWN, String.class);
        for (String table : grown) {
            store.execute("analyze (skip_locked) " + table);
        }
        return grown;
    }
}
