package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A shop whose key has no PATCH, as every 1.7: products are put whole, stay those that they were,
 * and no sign that such a write makes is taken for a restored backup.
 */
final class WholeWritesTest {
    private static final String LINKS =
            "select source_ref, target_born, target_changed from link where entity = 'product' order by source_ref";

    @Test
    void keepsTheDayOfCreationThroughEveryKindOfChangeAndARunWithoutOneWritesNothing()
            throws InterruptedException {
        try (Scene scene =
                new Scene(
                        false,
                        Map.of("shop.main.update-labels", "true", "shop.main.price-level", "1"))) {
            long[] ids = load(scene, 12);
            Map<String, String> born = born(scene);
            aSecondLater();
            change(scene, ids);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            scene.shop.forgetRequests();
            tomorrow(scene);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.shop.requests("write")).as("nothing is sent again").isZero();
            assertThat(born(scene)).isEqualTo(born);
            assertStamped(scene);
            assertCalm(scene);
            assertThat(BothSides.of(scene).compare().differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"told", "silent"})
    void concludesNoRestoreFromAShopThatStampsWhateverItIsSent(String how)
            throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            long[] ids = load(scene, 12);
            scene.shop.faults().stampOnPut(how);
            for (int round = 0; round < 2; round++) {
                aSecondLater();
                scene.setPrice(ids[round], "2%d.00".formatted(round));
                scene.dolibarr.moveStock(ids[round + 2], 1, 2);
                unseen(scene);
                assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
                tomorrow(scene);
                assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            }

            scene.shop.forgetRequests();
            tomorrow(scene);
            unseen(scene);
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.shop.requests("write")).isZero();
            assertStamped(scene);
            assertCalm(scene);
            assertThat(BothSides.of(scene).compare().differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "told", "silent"})
    void concludesNoRestoreWhenAnAnswerWasLostInBetween(String how) throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            long[] ids = load(scene, 6);
            scene.shop.faults().stampOnPut(how);
            aSecondLater();
            scene.shop.faults().loseNextAnswers(1);
            scene.setPrice(ids[0], "21.00");
            scene.dolibarr.changeProduct(ids[1], Map.of("ref", "RENAMED", "barcode", ""));
            unseen(scene);
            // the write that got no answer waits out its window, and the links are looked at
            scene.run();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> scene.shop.faults().struck().containsKey("lost-answer"));
            scene.store()
                    .update("update endpoint set verified_at = verified_at - interval '2' day");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> {
                                assertThat(scene.store().queryForList("select 1 from change"))
                                        .isEmpty();
                                assertThat(scene.store().queryForList("select 1 from pause"))
                                        .isEmpty();
                            });

            assertThat(BothSides.of(scene).compare().differences()).isEmpty();
            assertThat(scene.timesInShop()).hasSize(6).containsEntry("RENAMED", 1L);
            assertThat(scene.store().queryForList("select 1 from dead_letter")).isEmpty();
            assertThat(
                            scene.store()
                                    .queryForList(
                                            "select 1 from journal where reason like '%restored%'"))
                    .isEmpty();
        }
    }

    @Test
    void takesProductsThatAnEarlierCaravaneMadeNewForThoseThatTheyWere()
            throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            load(scene, 12);
            // its PUT left date_add out, and its links kept the first one
            scene.execute("update link set target_born = '2020-01-02 03:04:05'");
            scene.shop.forgetRequests();
            tomorrow(scene);
            unseen(scene);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.shop.requests("write")).isZero();
            assertStamped(scene);
            assertCalm(scene);
        }
    }

    @Test
    void keepsTheTextsOfALanguageThatIsSwitchedOff() throws InterruptedException {
        for (boolean patch : List.of(true, false)) {
            try (Scene scene = new Scene(patch, Map.of("shop.main.update-labels", "true"))) {
                long id = load(scene, 1)[0];
                scene.shop.edit(
                        scene.inShop("REF-00").id(),
                        Map.of("name/1", "Translated", "meta_title/1", "Kept"));
                scene.shop.setup().deactivateLanguage("en");
                scene.dolibarr.changeProduct(id, Map.of("label", "Nouveau nom"));

                scene.once();

                assertThat(scene.inShop("REF-00").fields())
                        .containsEntry("name/2", "Nouveau nom")
                        .containsEntry("name/1", "Translated")
                        .containsEntry("meta_title/1", "Kept");
            }
        }
    }

    @Test
    void keepsThePlaceOfAStockRow() throws Exception {
        try (Scene scene = new Scene(false, Map.of())) {
            long id = load(scene, 1)[0];
            Web shop = Web.shop(scene.shop.url(), Scene.SHOP_KEY);
            long row = scene.inShop("REF-00").stockId();
            scene.shop.place(row, "Z9");
            scene.dolibarr.moveStock(id, 1, 2);

            scene.once();

            var read =
                    shop.get(
                            "stock_availables?filter[id]=["
                                    + row
                                    + "]&display=full&output_format=JSON");
            assertThat(read.path("stock_availables").get(0).path("location").asText())
                    .isEqualTo("Z9");
            assertThat(scene.inShop("REF-00").stockQuantity()).isEqualTo(7);
        }
    }

    private static long[] load(Scene scene, int products) throws InterruptedException {
        long[] ids = new long[products];
        for (int i = 0; i < products; i++) {
            ids[i] = scene.product("REF-%02d".formatted(i), "9.90", 5);
        }
        assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
        return ids;
    }

    private static void change(Scene scene, long[] ids) {
        scene.setPrice(ids[0], "21.00");
        scene.dolibarr.changeProduct(ids[1], Map.of("label", "Nouveau", "description", "Neuf"));
        scene.dolibarr.changeProduct(ids[2], Map.of("weight", "250", "weight_units", -3));
        scene.dolibarr.changeProduct(
                ids[3], Map.of("barcode", "4006381333931", "barcode_type", "2"));
        scene.dolibarr.changeProduct(
                ids[4],
                Map.of(
                        "tva_tx",
                        "10",
                        "multiprices_tva_tx",
                        Map.of("1", "10", "2", "10", "3", "10")));
        scene.dolibarr.changeProduct(ids[5], Map.of("status", 0));
        scene.dolibarr.moveStock(ids[6], 1, 3);
        scene.dolibarr.changeProduct(ids[7], Map.of("ref", "RENAMED"));
    }

    private static Map<String, String> born(Scene scene) {
        Map<String, String> born = new TreeMap<>();
        for (ShopProduct product : scene.shop.products()) {
            born.put(
                    String.valueOf(product.id()), String.valueOf(product.fields().get("date_add")));
        }
        return born;
    }

    /** The links know what the shop has stamped on each. */
    private static void assertStamped(Scene scene) {
        assertThat(scene.stored(LINKS))
                .isNotEmpty()
                .allSatisfy(
                        link -> {
                            var fields =
                                    scene.inShop(String.valueOf(link.get("source_ref"))).fields();
                            assertThat(link.get("target_born")).isEqualTo(fields.get("date_add"));
                            assertThat(String.valueOf(link.get("target_changed")))
                                    .isIn("", fields.get("date_upd"));
                        });
    }

    private static void assertCalm(Scene scene) {
        assertThat(scene.stored("select 1 from pause")).isEmpty();
        assertThat(scene.stored("select 1 from change")).isEmpty();
        assertThat(scene.stored("select 1 from dead_letter")).isEmpty();
        assertThat(scene.stored("select 1 from endpoint where suspicion is not null")).isEmpty();
        assertThat(scene.stored("select 1 from sent where doubted = 1"))
                .as("a restore doubts what was sent")
                .isEmpty();
    }

    private static void tomorrow(Scene scene) {
        scene.execute("update endpoint set verified_at = verified_at - interval '2' day");
    }

    private static void unseen(Scene scene) {
        scene.execute(
                "update link set verified_at = verified_at - interval '1' hour where entity = 'product'");
    }

    /** Shops stamp whole seconds. */
    private static void aSecondLater() {
        long second = System.currentTimeMillis() / 1000;
        await().atMost(Duration.ofSeconds(5))
                .until(() -> System.currentTimeMillis() / 1000 > second);
    }
}
