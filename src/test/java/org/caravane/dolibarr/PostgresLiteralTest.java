package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Dolibarr on PostgreSQL compares {@code t.tms >= 'LITERAL'}; it has to be read as meant. */
class PostgresLiteralTest {
    private static final Instant MOVED = Instant.parse("2026-11-23T10:30:15Z");

    @ParameterizedTest
    @EnumSource(TimeLiteral.class)
    void readsEveryLiteralToTheSecond(TimeLiteral literal) throws Exception {
        try (var postgres = Postgres.start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table product (tms timestamp)");
            statement.execute("insert into product values ('2026-11-23 10:30:15')");
            for (int second = -1; second <= 1; second++) {
                try (var found =
                        statement.executeQuery(
                                "select count(*) from product t where t.tms >= '%s'"
                                        .formatted(literal.of(MOVED.plusSeconds(second))))) {
                    assertThat(found.next()).isTrue();
                    assertThat(found.getInt(1)).isEqualTo(second <= 0 ? 1 : 0);
                }
            }
        }
    }

    @Test
    void writesNoColonInTheFirst() {
        assertThat(TimeLiteral.BASIC.of(MOVED)).isEqualTo("20261123T103015");
    }
}
