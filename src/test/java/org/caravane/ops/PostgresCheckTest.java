package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.CheckLine;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;

/** A check looks at a store in PostgreSQL too, and writes nothing there. */
final class PostgresCheckTest {
    @Test
    void looksAtAStoreInPostgres() throws IOException, InterruptedException {
        try (EmbeddedPostgres postgres = Postgres.start();
                Scene scene = new Scene(true, Postgres.store(postgres))) {
            scene.product("A", "12.00", 5);
            assertThat(store(scene))
                    .containsExactly(
                            CheckLine.ok(
                                    "store", "opens", "there is none yet; the first run makes it"));
            assertThat(tables(scene)).isEmpty();

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(store(scene))
                    .containsExactly(
                            CheckLine.ok("store", "opens", "can be opened"),
                            CheckLine.ok("store", "version", "is of this Caravane"),
                            CheckLine.ok("store", "processes", "none works with it now"));
        }
    }

    private static List<CheckLine> store(Scene scene) {
        return new CheckRun(Optional.empty(), scene.settings())
                .run(false).lines().stream()
                        .filter(line -> line.subject().equals("store"))
                        .toList();
    }

    private static List<Map<String, Object>> tables(Scene scene) {
        return scene.stored("select tablename from pg_tables where schemaname = 'public'");
    }
}
