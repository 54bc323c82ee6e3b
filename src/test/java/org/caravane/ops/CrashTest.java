package org.caravane.ops;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real processes, killed with {@code kill -9} at random moments while 500 products change and both
 * servers are sick: every field equal in the end, nothing there twice, lost, parked or stuck, no
 * store change and no shop request by a process that did not own the endpoint. {@code
 * -Dcrash.seed=N} repeats a schedule.
 */
final class CrashTest {

    @Test
    void keepsEverythingThroughFiveKills() throws Exception {
        onPostgres(Long.getLong("crash.seed", 1), 5);
    }

    @Test
    @Tag("nightly")
    void keepsEverythingThroughFiftyKills() throws Exception {
        onPostgres(Long.getLong("crash.seed", new Random().nextInt(1_000_000)), 50);
    }

    @Test
    @Tag("nightly")
    void keepsEverythingThroughTwentyKillsOnH2() throws Exception {
        Path folder = folder("h2");
        String store =
                "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0".formatted(folder.resolve("store"));
        new CrashRun(
                        Long.getLong("crash.seed", new Random().nextInt(1_000_000)),
                        20,
                        folder,
                        Map.of("store.url", store),
                        false)
                .run();
    }

    private static void onPostgres(long seed, int kills) throws Exception {
        try (EmbeddedPostgres postgres = Postgres.start()) {
            new CrashRun(seed, kills, folder("postgres-" + kills), Postgres.store(postgres), true)
                    .run();
        }
    }

    private static Path folder(String name) throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "crash").toAbsolutePath());
        return Files.createTempDirectory(parent, name + "-");
    }
}
