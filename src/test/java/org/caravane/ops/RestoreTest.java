package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.Test;

/**
 * A product deleted in the shop, and either side restored from a backup: nothing is lost, nothing
 * is there twice.
 */
final class RestoreTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String OPEN =
            "select entity, source_ref, cause, sentence from dead_letter where closed_at is null order by entity";

    @Test
    void leavesAProductAloneThatWasDeletedInTheShopAndReportsIt() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.product("REF-2", "9.90", 5);
            scene.once();
            scene.shop.remove(scene.inShop("REF-1").id());
            scene.setPrice(id, "12.00");

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);
            scene.shop.forgetRequests();
            scene.setPrice(id, "13.00");
            scene.dolibarr.moveStock(id, 1, 2);
            assertThat(scene.once()).as("left alone without a request").isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.shop.requests("write")).isZero();
            assertThat(scene.allInShop("REF-1")).isEmpty();
            assertThat(scene.stored(OPEN))
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(letter)
                                            .containsEntry("source_ref", "REF-1")
                                            .containsEntry("cause", "shop-92"));
        }
    }

    @Test
    void findsTheDeletedProductBehindAStockThatIsRefused() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.product("REF-2", "9.90", 5);
            scene.once();
            scene.shop.remove(scene.inShop("REF-1").id());
            scene.dolibarr.moveStock(id, 1, 2);

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(scene.stored(OPEN))
                    .extracting(letter -> letter.get("entity") + " " + letter.get("cause"))
                    .containsExactly("product shop-92", "stock shop-92");
            assertThat(scene.allInShop("REF-1")).isEmpty();
        }
    }

    @Test
    void reportsADeletionAtNightThoughNothingChanged() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 5);
            scene.product("REF-2", "9.90", 5);
            scene.once();
            scene.shop.remove(scene.inShop("REF-2").id());
            scene.shop.forgetRequests();
            tomorrow(scene);

            scene.once();

            assertThat(scene.stored(OPEN))
                    .singleElement()
                    .satisfies(
                            l ->
                                    assertThat(l.get("sentence"))
                                            .asString()
                                            .contains("REF-2: It is not in the shop any more"));
            assertThat(scene.shop.requests("write")).isZero();
            assertThat(scene.allInShop("REF-2")).isEmpty();
        }
    }

    @Test
    void bringsEverythingBackIntoARestoredShop() throws InterruptedException {
        try (Scene scene = new Scene()) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ids.add(scene.product("OLD-%02d".formatted(i), "9.90", 5));
            }
            scene.once();
            scene.shop.edit(scene.inShop("OLD-07").id(), Map.of("name/2", "Nom du marchand"));
            Runnable restore = scene.shop.backup();
            aSecondLater();
            for (int i = 0; i < 10; i++) {
                scene.product("NEW-%02d".formatted(i), "19.90", 7);
            }
            scene.setPrice(ids.get(3), "15.00");
            scene.dolibarr.moveStock(ids.get(4), 1, 4);
            scene.once();
            assertThat(price(scene.inShop("OLD-03"))).isEqualTo("12.5");

            restore.run();
            aSecondLater();
            long theirs =
                    scene.shop.addProduct(
                            Map.of(
                                    "reference",
                                    "THEIRS",
                                    "price",
                                    "77.000000",
                                    "name/1",
                                    "t",
                                    "name/2",
                                    "t"));
            assertThat(theirs).as("an id given again").isLessThanOrEqualTo(id(scene, "NEW-09"));
            unseen(scene);
            scene.setPrice(ids.get(5), "18.00");
            scene.once();
            scene.once();

            assertThat(scene.timesInShop())
                    .allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
            for (int i = 0; i < 10; i++) {
                assertThat(scene.inShop("NEW-%02d".formatted(i)).stockQuantity()).isEqualTo(7);
            }
            assertThat(price(scene.inShop("OLD-03"))).isEqualTo("12.5");
            assertThat(price(scene.inShop("OLD-05"))).isEqualTo("15");
            assertThat(scene.inShop("OLD-04").stockQuantity()).isEqualTo(9);
            assertThat(scene.inShop("OLD-07").fields()).containsEntry("name/2", "Nom du marchand");
            assertThat(price(scene.inShop("THEIRS"))).isEqualTo("77");
            assertThat(scene.inShop("THEIRS").stockQuantity()).isZero();
            assertThat(scene.stored(OPEN)).isEmpty();
            assertThat(scene.stored("select 1 from pause")).isEmpty();
            assertThat(
                            new BothSides(
                                            Web.dolibarr(scene.dolibarr.url(), Scene.DOLIBARR_KEY),
                                            Web.shop(scene.shop.url(), Scene.SHOP_KEY),
                                            1,
                                            0,
                                            2)
                                    .compare()
                                    .differences())
                    .singleElement()
                    .asString()
                    .startsWith("OLD-07: name");
        }
    }

    private static long id(Scene scene, String ref) {
        return ((Number)
                        scene.stored(
                                        "select target_id from link where entity = 'product' and source_ref = '"
                                                + ref
                                                + "'")
                                .get(0)
                                .get("target_id"))
                .longValue();
    }

    private static String price(ShopProduct product) {
        return new java.math.BigDecimal(product.fields().get("price"))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void tomorrow(Scene scene) {
        scene.execute("update endpoint set verified_at = dateadd('day', -2, verified_at)");
    }

    /** So long that the product written last is looked at before the next write. */
    private static void unseen(Scene scene) {
        scene.execute(
                "update link set verified_at = dateadd('hour', -1, verified_at) where entity = 'product'");
    }

    /** Shops stamp whole seconds. */
    private static void aSecondLater() {
        long second = System.currentTimeMillis() / 1000;
        await().atMost(SOON).until(() -> System.currentTimeMillis() / 1000 > second);
    }
}
