package org.caravane.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of a test's own, on a free port of this machine. */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String NAME = "postgres";

    /** A machine that runs two test classes at a time has taken more than the library's 10 s. */
    private static final Duration START = Duration.ofMinutes(2);

    private Postgres() {}

    public static EmbeddedPostgres start() throws IOException {
        return builder().start();
    }

    public static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(START);
    }

    /** The settings of a store in its first database. */
    public static Map<String, String> store(EmbeddedPostgres postgres) {
        return store(postgres, NAME);
    }

    /** The settings of a store in an empty database of its own. */
    public static Map<String, String> emptyStore(EmbeddedPostgres postgres) {
        String database = "caravane" + DATABASES.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return store(postgres, database);
    }

    private static Map<String, String> store(EmbeddedPostgres postgres, String database) {
        return Map.of(
                "store.url", postgres.getJdbcUrl(NAME, database),
                "store.user", NAME,
                "store.password", NAME);
    }
}
