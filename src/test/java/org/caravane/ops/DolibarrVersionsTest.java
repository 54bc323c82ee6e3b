package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From Dolibarr 15 to 23: the same catalogue, the same requests, the same shop. */
final class DolibarrVersionsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"15.0.3", "17.0.2", "19.0.2", "23.1.0"})
    void bringsEveryKindOfChangeAndReadsNothingTwice(String version) throws InterruptedException {
        try (Scene scene = scene(version)) {
            long changed = scene.product("REF-1", "12.00", 5);
            long gone = scene.product("REF-2", "24.00", 7);
            long off = scene.product("REF-3", "36.00", 3);
            for (int i = 4; i < 12; i++) {
                scene.product("REF-" + i, "6.00", 1);
            }
            scene.product("SERVICE", "6.00", Map.of("type", 1));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop()).hasSize(11).doesNotContainKey("SERVICE");
            assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(5);
            // the overlap of polls sees what changed in the last seconds once more
            await().atMost(SOON).until(() -> readsNothing(scene, version));

            scene.setPrice(changed, "18.00");
            scene.dolibarr.moveStock(changed, 1, 4);
            scene.dolibarr.changeProduct(off, Map.of("status", "0"));
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-1").fields().get("price")).startsWith("15");
            assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(9);
            assertThat(scene.inShop("REF-3").fields()).containsEntry("active", "0");

            scene.dolibarr.addOrder(changed, 2);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-1").stockQuantity()).as("less the order").isEqualTo(7);

            scene.dolibarr.deleteProduct(gone);
            scene.execute("update source set reconciled_at = null");
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-2").fields()).containsEntry("active", "0");
            assertThat(scene.stored("select * from pause")).isEmpty();
            assertThat(scene.stored("select * from dead_letter")).isEmpty();
        }
    }

    /** An empty list is a 404 on 15 and 17: it paused everything, and nothing was ever hidden. */
    @ParameterizedTest
    @ValueSource(strings = {"15.0.3", "17.0.2", "19.0.2", "23.1.0"})
    void startsWithAnEmptyCatalogueAndNeverTakesAnEmptyListForAllGone(String version)
            throws InterruptedException {
        try (Scene scene = scene(version)) {
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.stored("select * from pause")).isEmpty();

            for (int i = 1; i < 8; i++) {
                scene.product("REF-" + i, "6.00", 1);
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop()).hasSize(7);

            scene.dolibarr.faults().always("empty-lists");
            scene.execute("update source set reconciled_at = null");
            scene.once();
            assertThat(scene.shop.products())
                    .hasSize(7)
                    .allSatisfy(p -> assertThat(p.fields()).containsEntry("active", "1"));
            assertThat(scene.stored("select 1 from link where gone_at is not null")).isEmpty();
        }
    }

    /** Before Dolibarr 20 a missing right is a 401. */
    @ParameterizedTest
    @ValueSource(strings = {"17.0.2", "19.0.2", "23.1.0"})
    void pausesStockAloneForWantOfItsRight(String version) throws InterruptedException {
        try (Scene scene = scene(version)) {
            scene.dolibarr.faults().stockRight(false);
            scene.product("REF-1", "12.00", 5);

            scene.once();

            assertThat(scene.timesInShop()).containsOnlyKeys("REF-1");
            assertThat(scene.stored("select subject, reason from pause"))
                    .singleElement()
                    .satisfies(
                            pause -> {
                                assertThat(pause).containsEntry("subject", "source/dolibarr/stock");
                                assertThat(pause.get("reason"))
                                        .asString()
                                        .contains(
                                                "give the API user the right 'Read stocks' (stock lire, 1001)");
                            });
            scene.dolibarr.faults().stockRight(true);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(5);
        }
    }

    /** {@code (t.ref:=:'none:such')} finds other products on 17 and 19. */
    @ParameterizedTest
    @ValueSource(strings = {"15.0.3", "17.0.2", "19.0.2", "23.1.0"})
    void explainsOnlyTheProductThatHasThatReference(String version) throws InterruptedException {
        try (Scene scene = scene(version)) {
            scene.product("none_such", "12.00", 5);
            scene.product("0", "12.00", 5);
            scene.product("REF-1", "12.00", 5);
            scene.once();

            for (String unknown : new String[] {"none:such", "none(such", "none\"such", "x:y"}) {
                assertThat(Typed.with(folder, scene.settings(), "explain", unknown).err())
                        .contains("Neither Dolibarr nor the store knows " + unknown);
            }
            assertThat(Typed.with(folder, scene.settings(), "explain", "REF-1").out())
                    .contains("REF-1 (Dolibarr id 3)", "a simple product");
        }
    }

    private static Scene scene(String version) {
        Scene scene = new Scene();
        scene.set("shop.main.stock", "virtual");
        scene.set("dolibarr.poll.overlap", "1");
        scene.dolibarr.setup().version(version);
        return scene;
    }

    /** A run that writes nothing and reads no product of those that did not change. */
    private static boolean readsNothing(Scene scene, String version) throws InterruptedException {
        scene.shop.forgetRequests();
        scene.dolibarr.forgetRequests();
        assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
        assertThat(scene.shop.requests("write")).isZero();
        // two of the search for its filters, one more where it knows no extrafields; one of the
        // poll
        return scene.dolibarr.requests("products") == (version.startsWith("15") ? 4 : 3);
    }
}
