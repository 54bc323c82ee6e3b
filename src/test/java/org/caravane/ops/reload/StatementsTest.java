package org.caravane.ops.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.caravane.store.Postgres;
import org.caravane.store.StoreSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What both stores say of statements that they are shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatementsTest {
    private EmbeddedPostgres postgres;

    @BeforeAll
    void startPostgres() throws IOException {
        postgres = Postgres.start();
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres.close();
    }

    List<DataSource> stores() {
        DataSource h2 =
                new DriverManagerDataSource(
                        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()), "sa", "");
        List<DataSource> stores = List.of(h2, postgres.getPostgresDatabase());
        stores.forEach(store -> new StoreSetup(store).prepare(List.of("main")));
        return stores;
    }

    @ParameterizedTest
    @MethodSource("stores")
    void understandsOurs(DataSource store) {
        assertThat(new Statements(store).defects(RouteTexts.read(Path.of("routes")).statements()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void findsWhatIsMisspelt(DataSource store) {
        assertThat(defect(store, "-- why\nselect *\nfrm change")).startsWith("a.sql, line 3: ");
        assertThat(defect(store, "select gen\nfrom change\nwhere nothing = :#key"))
                .startsWith("a.sql, line 3: ")
                .containsIgnoringCase("nothing");
        assertThat(defect(store, "select 1\nfrom chang where a = :#${variable.x}"))
                .startsWith("a.sql, line 2: ")
                .containsIgnoringCase("chang");
    }

    @Test
    void saysNothingWhenTheStoreIsAway() {
        DataSource away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x", "a", "b");
        assertThat(new Statements(away).defects(Map.of("a.sql", "select"))).isEmpty();
    }

    private static String defect(DataSource store, String sql) {
        return new Statements(store).defects(Map.of("a.sql", sql)).get(0).toString();
    }
}
