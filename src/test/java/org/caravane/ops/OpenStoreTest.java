package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.caravane.store.Notes.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class OpenStoreTest {
    @TempDir private Path folder;

    @Test
    void saysThatThereIsNoStoreYetAndMakesNone() throws IOException {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> OpenStore.of(Optional.empty(), store()))
                .withMessageContaining("There is no store yet")
                .withMessageContaining("./caravane run");

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void opensTheStoreOfARunningProcessAndNeedsNoKey() throws IOException {
        try (Scene scene = new Scene(true, store());
                Runner running = scene.process();
                OpenStore opened = OpenStore.of(Optional.of(configuration()), Map.of())) {
            assertThat(running.store().queryForObject("select fence from endpoint", Long.class))
                    .isNotNull();
            assertThat(opened.jdbc().queryForObject("select name from endpoint", String.class))
                    .isEqualTo("main");
            assertThat(opened.setting("dolibarr.key")).isEmpty();
            assertThat(opened.recipients())
                    .containsExactly(new Recipient("main", "main"), new Recipient("pro", "main"));
        }
    }

    @Test
    void refusesTheStoreOfAnotherCaravane() {
        try (Scene scene = new Scene(true, store());
                Runner running = scene.process()) {
            assertThat(running.context().isStarted()).isTrue();
        }
        JdbcTemplate jdbc =
                new JdbcTemplate(
                        new DriverManagerDataSource(store().get("store.url").toString(), "sa", ""));
        jdbc.update(
                "update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '1'");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> OpenStore.of(Optional.empty(), store()))
                .withMessageContaining("newer Caravane");

        jdbc.update("update \"flyway_schema_history\" set \"version\" = '0.1'");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> OpenStore.of(Optional.empty(), store()))
                .withMessageContaining("older Caravane");
    }

    private Map<String, String> store() {
        return Map.of(
                "store.url",
                "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0".formatted(folder.resolve("store")),
                "store.user",
                "sa",
                "store.password",
                "");
    }

    private Path configuration() throws IOException {
        Path file = folder.resolve("here.properties");
        Files.writeString(
                file,
                "store.url = %s%nshops = main, pro%nshop.pro.endpoint = main%n"
                        .formatted(store().get("store.url")));
        return file;
    }
}
