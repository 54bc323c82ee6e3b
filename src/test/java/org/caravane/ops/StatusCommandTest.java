package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person types it, in a process of its own. */
final class StatusCommandTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    @TempDir private Path folder;

    @Test
    void readsTheStoreBesideARunningProcessAndAfterIt() throws IOException, InterruptedException {
        try (Scene scene = new Scene(true, Map.of("store.url", storeUrl()))) {
            scene.product("REF-1", "9.90", 5);
            try (Runner process = scene.process()) {
                await().atMost(SOON)
                        .until(
                                () ->
                                        !scene.allInShop("REF-1").isEmpty()
                                                && scene.inShop("REF-1").stockQuantity() == 5);
                await().atMost(SOON)
                        .until(
                                () ->
                                        process.store()
                                                .queryForList("select 1 from change")
                                                .isEmpty());

                JsonNode shop = json(status("--json")).at("/shops/0");

                assertThat(shop.at("/name").asText()).isEqualTo("main");
                assertThat(shop.at("/endpoint/owner").asText())
                        .isEqualTo(process.bean("process", ProcessIdentity.class).id());
                assertThat(shop.at("/entities/0/delivered").asLong()).isEqualTo(1);
            }
            String after = status();
            assertThat(after)
                    .contains("endpoint main belongs to no process, so nothing is delivered")
                    .containsPattern("main +product +0 +0 +0 +0 +1 ");
        }
    }

    @Test
    void saysThatThereIsNoStoreYet() throws IOException, InterruptedException {
        assertThat(status()).contains("There is no store yet").doesNotContain("Exception");
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("here.properties", "out");
        }
    }

    private String storeUrl() {
        return "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0".formatted(folder.resolve("store"));
    }

    private String status(String... more) throws IOException, InterruptedException {
        Path config = folder.resolve("here.properties");
        Files.writeString(config, "shops = main\nstore.url = " + storeUrl() + "\n");
        Path out = folder.resolve("out");
        Files.deleteIfExists(out);
        String[] arguments = new String[3 + more.length];
        arguments[0] = "status";
        arguments[1] = "--config";
        arguments[2] = config.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        ChildProcess.start(out, arguments).waitFor();
        return Files.readString(out);
    }

    /** The last line, because a log may stand above it. */
    private static JsonNode json(String output) throws IOException {
        return new ObjectMapper().readTree(output.strip().lines().reduce("", (a, b) -> b));
    }
}
