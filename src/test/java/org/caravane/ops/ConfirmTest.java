package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caravane.model.CheckLine;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked about a shop, and what happens once it is confirmed. */
final class ConfirmTest {
    @TempDir Path folder;

    @Test
    void makesTheProductsOfAnEmptiedShopAgainOnceAPersonConfirms() throws Exception {
        String store = "jdbc:h2:" + folder.resolve("store") + ";AUTO_SERVER=TRUE";
        try (Scene scene = new Scene(true, Map.of("store.url", store, "store.user", "sa"))) {
            for (int i = 0; i < 8; i++) {
                scene.product("REF-" + i, "12.00", 5);
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            for (ShopProduct product : scene.shop.products()) {
                scene.shop.remove(product.id());
            }
            scene.product("REF-NEW", "12.00", 5);

            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);
            assertThat(scene.shop.products()).as("nothing is made again").isEmpty();
            assertThat(asked(scene))
                    .isEqualTo(
                            "The shop lists no product at all, and 8 of its products are linked.");
            Path config = config(scene);
            assertThat(caravane("confirm", "nowhere", config)).contains("no endpoint nowhere");
            assertThat(caravane("confirm", "main", config))
                    .contains("Confirmed: The shop lists no product at all")
                    .contains("goes on within seconds");

            scene.once();
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop())
                    .hasSize(9)
                    .allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
            assertThat(caravane("confirm", "main", config))
                    .contains("Nothing is asked about endpoint main");
        }
    }

    private static String asked(Scene scene) {
        CheckRun run = new CheckRun(Optional.empty(), scene.settings());
        List<CheckLine> lines = run.run(false).lines();
        return lines.stream()
                .filter(line -> line.check().equals("links"))
                .map(CheckLine::sentence)
                .collect(Collectors.joining());
    }

    private Path config(Scene scene) throws Exception {
        Path config = folder.resolve("scene.properties");
        Files.write(
                config,
                scene.settings().entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .toList());
        return config;
    }

    private static String caravane(String command, String endpoint, Path config) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        Caravane.commandLine()
                .setOut(out)
                .setErr(out)
                .execute(command, endpoint, "--config", config.toString());
        return said.toString();
    }
}
