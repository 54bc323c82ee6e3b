package org.caravane.store;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings a store up to date, and gives it a row for each side that is to be owned or locked. */
public final class StoreSetup {
    private final DataSource dataSource;

    public StoreSetup(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of which Caravane a store is. */
    public enum Age {
        /** Nothing is there. */
        NONE,
        OLDER,
        CURRENT,
        NEWER
    }

    /** Looks, and changes nothing. */
    public Age age() {
        MigrationInfoService migrations = Flyway.configure().dataSource(dataSource).load().info();
        if (migrations.current() == null) {
            return Age.NONE;
        }
        if (migrations.pending().length > 0) {
            return Age.OLDER;
        }
        boolean unknown =
                Arrays.stream(migrations.applied())
                        .anyMatch(m -> m.getState() == MigrationState.FUTURE_SUCCESS);
        return unknown ? Age.NEWER : Age.CURRENT;
    }

    public void prepare(List<String> endpoints) {
        Flyway.configure().dataSource(dataSource).load().migrate();
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.update(
                "insert into source(name, reconciled_at) select 'dolibarr', current_timestamp where not exists (select 1 from source where name = 'dolibarr')");
        for (String endpoint : endpoints) {
            jdbc.update(
                    "insert into endpoint(name, fence) select ?, 0 where not exists (select 1 from endpoint where name = ?)",
                    endpoint,
                    endpoint);
        }
    }

    /** The store's time, in milliseconds since 1970. */
    public long millis() {
        Long millis =
                new JdbcTemplate(dataSource)
                        .queryForObject(
                                "select cast(extract(epoch from current_timestamp) * 1000 as bigint)",
                                Long.class);
        return millis == null ? 0 : millis;
    }
}
