package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only look listen to no port, whatever the settings say. */
final class QuietCommandsTest {
    @TempDir private Path folder;

    @BeforeEach
    void areSocketsTold() {
        assumeThat(ListeningSockets.areTold()).isTrue();
    }

    @Test
    void listenToNothingWithoutAProcess() throws Exception {
        try (Scene scene = scene()) {
            scene.product("REF-1", "24.00", 3);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            scene.set("management.enabled", "true");

            assertListensToNothing(scene, "explain", "REF-1");
            assertListensToNothing(scene, "held");
            assertListensToNothing(scene, "dead-letters", "list");
            assertListensToNothing(scene, "status");
        }
    }

    @Test
    void seeThatAnOpenPortIsSeen() throws Exception {
        Set<String> before = ListeningSockets.now();
        try (Scene scene = scene().run()) {
            Set<String> during = new TreeSet<>(ListeningSockets.now());
            during.removeAll(before);
            // two sandboxes, the webhook and the H2 store
            assertThat(during).hasSizeGreaterThanOrEqualTo(4);
            assertThat(scene.store()).isNotNull();
        }
    }

    @Test
    void workBesideAProcessThatHasTheStore() throws Exception {
        try (Scene scene = scene()) {
            scene.product("REF-1", "24.00", 3);
            scene.once();
            Process process =
                    ChildProcess.start(
                            folder.resolve("log"), "run", "--config", typed(scene).toString());
            try {
                org.awaitility.Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(
                                () ->
                                        Typed.with(folder, scene.settings(), "status")
                                                .out()
                                                .contains("endpoint main is open (process "));
                assertListensToNothing(scene, "explain", "REF-1");
                assertListensToNothing(scene, "held");
                assertThat(process.isAlive()).isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Scene scene() {
        return new Scene(
                true,
                Map.of(
                        "store.url",
                        "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0"
                                .formatted(folder.resolve("store")),
                        "webhook.port",
                        Integer.toString(FreePort.near(0)),
                        "webhook.secret",
                        "s".repeat(32),
                        "management.port",
                        Integer.toString(FreePort.near(0))));
    }

    /** The settings in a file of their own, for another process. */
    private Path typed(Scene scene) throws Exception {
        StringBuilder text = new StringBuilder();
        scene.settings().forEach((name, value) -> text.append(name + " = " + value + "\n"));
        return java.nio.file.Files.writeString(folder.resolve("process.properties"), text);
    }

    private void assertListensToNothing(Scene scene, String... arguments) throws Exception {
        Set<String> before = ListeningSockets.now();
        CompletableFuture<Typed> typed =
                CompletableFuture.supplyAsync(
                        () -> Typed.with(folder, scene.settings(), arguments));
        Set<String> during = new TreeSet<>();
        while (!typed.isDone()) {
            during.addAll(ListeningSockets.now());
        }
        assertThat(typed.get().err()).isEmpty();
        assertThat(typed.get().exit()).isZero();
        during.removeAll(before);
        assertThat(during).as(String.join(" ", arguments)).isEmpty();
    }
}
