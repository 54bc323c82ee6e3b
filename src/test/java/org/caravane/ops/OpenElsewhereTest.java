package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class OpenElsewhereTest {
    private final AtomicInteger attempts = new AtomicInteger();
    @TempDir private Path folder;

    @Test
    void waitsUntilWhoeverHasTheFileLetsGo() throws IOException {
        assertThat(one()).isEqualTo(1);
        Path file = folder.resolve("store.mv.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThatThrownBy(this::one).matches(OpenElsewhere::isThat);

            int found =
                    OpenElsewhere.orWait(
                            () -> {
                                if (attempts.incrementAndGet() == 2) {
                                    release(held);
                                }
                                return one();
                            });

            assertThat(found).isEqualTo(1);
            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    void throwsAnythingElseAtOnce() {
        assertThatThrownBy(
                        () ->
                                OpenElsewhere.orWait(
                                        () -> {
                                            attempts.incrementAndGet();
                                            throw new IllegalStateException("refused");
                                        }))
                .hasMessage("refused");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void triesAFileForItselfBeforeAProcessThatServesIt() {
        assertThat(
                        StoreAddress.quietly(
                                "jdbc:h2:file:./data/caravane;auto_server=true;WRITE_DELAY=0"))
                .containsExactly(
                        "jdbc:h2:file:./data/caravane;WRITE_DELAY=0;IFEXISTS=TRUE",
                        "jdbc:h2:file:./data/caravane;auto_server=true;WRITE_DELAY=0;IFEXISTS=TRUE");
        assertThat(StoreAddress.quietly("jdbc:h2:mem:x"))
                .containsExactly("jdbc:h2:mem:x;IFEXISTS=TRUE");
        assertThat(StoreAddress.quietly("jdbc:postgresql://host/database"))
                .containsExactly("jdbc:postgresql://host/database");
    }

    private Integer one() {
        return new JdbcTemplate(
                        new DriverManagerDataSource(
                                "jdbc:h2:file:" + folder.resolve("store"), "sa", ""))
                .queryForObject("select 1", Integer.class);
    }

    private static void release(FileLock held) {
        try {
            held.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
