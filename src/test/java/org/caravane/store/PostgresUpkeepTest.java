package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

final class PostgresUpkeepTest {
    private static final String FILL =
            "insert into %s select 'shop', x::text from generate_series(1, %d) x";

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        // what autovacuum does once a minute is done here when the test says so
        postgres = Postgres.builder().setServerConfig("autovacuum", "off").start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void hasAKeptPlanOfAnEmptyTableMadeAnew() throws SQLException {
        SingleConnectionDataSource session =
                new SingleConnectionDataSource(
                        postgres.getPostgresDatabase().getConnection(), true);
        JdbcTemplate store = new JdbcTemplate(session);
        PostgresUpkeep unit = new PostgresUpkeep(session, StoreKind.POSTGRES);
        emptyTable(store, "kept");
        store.execute("set plan_cache_mode = force_generic_plan");
        store.execute("prepare one(text) as update kept set k = k where shop = 'shop' and k = $1");
        String again = "explain execute one('7')";
        assertThat(plan(store, again)).contains("Seq Scan");
        store.execute(FILL.formatted("kept", 3000));
        assertThat(plan(store, again)).contains("Seq Scan");

        awaitAnalyzed(unit, "kept");

        assertThat(plan(store, again)).contains("Index Scan using kept_pkey");
        session.destroy();
    }

    @Test
    void looksAgainWhenATableHasTwiceTheRows() {
        DataSource dataSource = postgres.getPostgresDatabase();
        JdbcTemplate store = new JdbcTemplate(dataSource);
        PostgresUpkeep unit = new PostgresUpkeep(dataSource, StoreKind.POSTGRES);
        emptyTable(store, "\"Growing\"");
        store.execute(FILL.formatted("\"Growing\"", 1000));
        awaitAnalyzed(unit, "\"Growing\"");
        assertThat(unit.analyzeGrown()).doesNotContain("\"Growing\"");

        store.execute("update \"Growing\" set k = k || 'x'");
        await().until(() -> updates(store) == 1000);
        assertThat(unit.analyzeGrown()).doesNotContain("\"Growing\"");

        store.execute(FILL.formatted("\"Growing\"", 1200));
        awaitAnalyzed(unit, "\"Growing\"");
    }

    @Test
    void leavesAnotherDatabaseAlone() {
        DataSource any = postgres.getPostgresDatabase();
        JdbcTemplate store = new JdbcTemplate(any);
        emptyTable(store, "other");
        store.execute(FILL.formatted("other", 1000));

        assertThat(new PostgresUpkeep(any, StoreKind.H2).analyzeGrown()).isEmpty();
    }

    /** PostgreSQL tells what was written with a moment's delay. */
    private static void awaitAnalyzed(PostgresUpkeep unit, String table) {
        await().until(() -> unit.analyzeGrown().contains(table));
    }

    private static void emptyTable(JdbcTemplate store, String table) {
        store.execute(
                "create table %s(shop varchar(64), k varchar(200), primary key (shop, k))"
                        .formatted(table));
        store.execute("vacuum analyze " + table);
    }

    private static String plan(JdbcTemplate store, String statement) {
        return String.join("\n", store.queryForList(statement, String.class));
    }

    /** Those of the table "Growing" that PostgreSQL tells. */
    private static long updates(JdbcTemplate store) {
        return store.queryForList(
                        "select n_tup_upd from pg_stat_user_tables where relname = 'Growing'",
                        Long.class)
                .get(0);
    }
}
