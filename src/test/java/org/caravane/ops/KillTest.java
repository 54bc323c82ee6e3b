package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, killed in the middle of a load and started again. */
final class KillTest {
    private static final int PRODUCTS = 500;

    @TempDir private Path folder;

    @Test
    void agreesOnBothSidesAfterKillsInTheMiddleOfALoad() throws IOException, InterruptedException {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < PRODUCTS; i++) {
                scene.product(
                        "REF-%03d".formatted(i), "%d.%02d".formatted(1 + i / 3, i % 100), 1 + i);
            }
            scene.shop.faults().latency(Duration.ofMillis(30));
            Path config = config(scene);
            int before = scene.shop.products().size();
            for (int killAt : new int[] {90, 250, 400}) {
                Process process = start(config);
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () ->
                                        scene.shop.products().size() - before >= killAt
                                                || !process.isAlive());
                process.destroyForcibly().waitFor();
                System.out.println(
                        "Killed with "
                                + (scene.shop.products().size() - before)
                                + " products in the shop");
            }
            Process last = start(config);
            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();

            BothSides.Report report = BothSides.of(scene).compare();
            assertThat(report.differences()).isEmpty();
            assertThat(report.compared()).isEqualTo(PRODUCTS);
        }
    }

    private Path config(Scene scene) throws IOException {
        scene.set(
                "store.url",
                "jdbc:h2:file:%s;AUTO_SERVER=TRUE;WRITE_DELAY=0"
                        .formatted(folder.resolve("store")));
        scene.set("endpoint.lease-seconds", "2");
        return Files.writeString(
                folder.resolve("config.properties"),
                scene.settings().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private Process start(Path config) throws IOException {
        return ChildProcess.start(
                folder.resolve("log"), "run", "--once", "--config", config.toString());
    }
}
