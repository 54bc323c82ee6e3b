package org.caravane.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class H2UpkeepTest {
    private static final int ROWS = 2000;
    private static final int CHANGES = 1500;

    @TempDir private Path folder;

    @Test
    void givesRoomBackThatFewPagesHold() throws Exception {
        // what was overwritten may go at once, so that the test need not wait
        String url = url() + ";RETENTION_TIME=0";
        try (Connection open = DriverManager.getConnection(url, "sa", "")) {
            changeOften(open);
            int before = chunks(open);

            boolean written = new H2Upkeep(new DriverManagerDataSource(url, "sa", "")).compact();
            // the next commits find what nothing keeps any more
            for (int i = 0; i < 3; i++) {
                open.createStatement().execute("create table seen%d(k int)".formatted(i));
            }

            assertThat(written).isTrue();
            assertThat(chunks(open)).isLessThan(before / 2);
            assertThat(sum(url)).isEqualTo(CHANGES);
        }
        assertThat(sum(url)).isEqualTo(CHANGES);
    }

    @Test
    void keepsTheFileFromGrowing() throws Exception {
        String url = url() + ";RETENTION_TIME=0";
        H2Upkeep unit = new H2Upkeep(new DriverManagerDataSource(url, "sa", ""));
        try (Connection open = DriverManager.getConnection(url, "sa", "")) {
            changeOften(open);
            unit.compact();
            long once = size();
            for (int i = 0; i < 3; i++) {
                changeOften(open);
                unit.compact();
            }

            assertThat(size()).isLessThan(once + once / 2);
        }
    }

    @Test
    void leavesAStoreAloneThatAnotherProcessHasOpen() throws Exception {
        Server other =
                Server.createTcpServer(
                                "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                        .start();
        try {
            String url =
                    "jdbc:h2:tcp://127.0.0.1:%d/./store;WRITE_DELAY=0".formatted(other.getPort());
            try (Connection open = DriverManager.getConnection(url, "sa", "")) {
                changeOften(open);

                assertThat(new H2Upkeep(new DriverManagerDataSource(url, "sa", "")).compact())
                        .isFalse();
            }
        } finally {
            other.stop();
        }
    }

    private String url() {
        return "jdbc:h2:file:%s;WRITE_DELAY=0".formatted(folder.resolve("store"));
    }

    private long size() throws Exception {
        return Files.size(folder.resolve("store.mv.db"));
    }

    private static void changeOften(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(
                    "create table if not exists t(k int primary key, v varchar(300), n int)");
            statement.execute(
                    "merge into t(k, v, n) key(k) select x, repeat('v', 200), 0 from system_range(1, %d)"
                            .formatted(ROWS));
        }
        Random random = new Random(1);
        try (PreparedStatement change =
                open.prepareStatement("update t set n = n + 1 where k = ?")) {
            for (int i = 0; i < CHANGES; i++) {
                change.setInt(1, 1 + random.nextInt(ROWS));
                change.executeUpdate();
            }
        }
    }

    private static int chunks(Connection open) throws SQLException {
        try (ResultSet row =
                open.createStatement()
                        .executeQuery(
                                "select setting_value from information_schema.settings where setting_name = 'info.CHUNK_COUNT'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Integer sum(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""))
                .queryForObject("select sum(n) from t", Integer.class);
    }
}
