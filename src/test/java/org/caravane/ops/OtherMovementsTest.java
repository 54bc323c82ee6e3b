package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moves in Dolibarr without a stamp that polls ask for, and what it costs to see it. */
final class OtherMovementsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    @TempDir private Path folder;

    @Test
    void bringsAClosedAndAnOpenedWarehouseWithinAPoll() {
        try (Scene scene = new Scene()) {
            long id = scene.product("BOTH", "9.90", 5);
            scene.dolibarr.moveStock(id, 2, 7);
            scene.product("PARIS", "9.90", 3);
            scene.run();
            settled(scene, 2);
            scene.shop.forgetRequests();

            scene.dolibarr.openWarehouse(2, false);
            await().atMost(SOON).until(() -> scene.inShop("BOTH").stockQuantity() == 5);
            settled(scene, 2);
            assertThat(scene.inShop("PARIS").stockQuantity()).isEqualTo(3);
            assertThat(scene.shop.requests("write")).as("what is equal costs none").isEqualTo(1);

            scene.dolibarr.openWarehouse(2, true);
            await().atMost(SOON).until(() -> scene.inShop("BOTH").stockQuantity() == 12);
            settled(scene, 2);
            assertThat(scene.shop.requests("write")).isEqualTo(2);
        }
    }

    @Test
    void noticesAWarehouseThatWasClosedWhileNoProcessRan() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("BOTH", "9.90", 5);
            scene.dolibarr.moveStock(id, 2, 7);
            scene.once();
            assertThat(scene.inShop("BOTH").stockQuantity()).isEqualTo(12);

            scene.dolibarr.openWarehouse(2, false);
            scene.once();

            assertThat(scene.inShop("BOTH").stockQuantity()).isEqualTo(5);
        }
    }

    @Test
    void leavesAShopThatNamesItsWarehouseAloneWhenOneIsClosed() throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.warehouse", "2"))) {
            long id = scene.product("BOTH", "9.90", 5);
            scene.dolibarr.moveStock(id, 2, 7);
            scene.once();

            scene.dolibarr.openWarehouse(2, false);
            scene.once();

            assertThat(scene.inShop("BOTH").stockQuantity()).isEqualTo(7);
            assertThat(scene.stored("select 1 from warehouse")).as("no poll asks").isEmpty();
        }
    }

    @Test
    void believesNoListOfWarehousesThatIsEmptyOrShort() throws InterruptedException {
        String[] answer = {""};
        try (Scene scene = new Scene();
                Between proxy = between(scene, "/warehouses", answer)) {
            scene.set("dolibarr.url", proxy.url());
            long id = scene.product("BOTH", "9.90", 5);
            scene.dolibarr.moveStock(id, 2, 7);
            scene.dolibarr.openWarehouse(2, false);
            scene.once();
            assertThat(scene.inShop("BOTH").stockQuantity()).isEqualTo(5);

            for (String list :
                    List.of(
                            "[]",
                            "[{\"id\":\"1\",\"ref\":\"PARIS\",\"lieu\":\"\",\"statut\":\"1\"}]")) {
                answer[0] = list;
                scene.dolibarr.moveStock(id, 1, 1);
                scene.once();
            }

            assertThat(scene.inShop("BOTH").stockQuantity())
                    .as("warehouse 2 stays closed though it is not listed")
                    .isEqualTo(7);
        }
    }

    @Test
    void pausesStockWhereNoWarehouseWasEverListedThoughStockLiesInOne()
            throws InterruptedException {
        String[] answer = {"[]"};
        try (Scene scene = new Scene();
                Between proxy = between(scene, "/warehouses", answer)) {
            scene.set("dolibarr.url", proxy.url());
            scene.product("REF-1", "9.90", 5);

            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);
            assertThat(scene.stored("select reason from pause where subject like '%stock'"))
                    .singleElement()
                    .asString()
                    .contains("lists no warehouse at all", "Read stocks");

            answer[0] = "";
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(5);
        }
    }

    @Test
    void hidesAProductThatTurnsIntoAServiceAndBringsItBack() {
        try (Scene scene = new Scene()) {
            long id = scene.product("CHAIR", "9.90", 5);
            scene.product("TABLE", "9.90", 5);
            scene.run();
            settled(scene, 2);

            scene.dolibarr.changeProduct(id, Map.of("type", "1"));
            hidden(scene, "CHAIR");
            settled(scene, 2);
            assertThat(explained(scene, "CHAIR"))
                    .contains("hidden: in Dolibarr it is a service")
                    .contains("it is a service in Dolibarr now");
            assertThat(scene.inShop("TABLE").fields()).containsEntry("active", "1");

            scene.dolibarr.changeProduct(id, Map.of("type", "0"));
            await().atMost(SOON)
                    .until(() -> "1".equals(scene.inShop("CHAIR").fields().get("active")));
            assertThat(scene.timesInShop()).containsEntry("CHAIR", 1L);
        }
    }

    @Test
    void hidesTheOnlyProductWhenItTurnsIntoAService() {
        try (Scene scene = new Scene()) {
            long id = scene.product("ONLY", "9.90", 5);
            scene.run();
            settled(scene, 1);

            scene.dolibarr.changeProduct(id, Map.of("type", "1"));

            hidden(scene, "ONLY");
        }
    }

    @Test
    void hidesAProductThatGetsVariantsThoughNoStampOfItsOwnMoves() {
        try (Scene scene = new Scene()) {
            long id = scene.product("SHIRT", "9.90", 5);
            scene.product("TABLE", "9.90", 5);
            scene.run();
            settled(scene, 2);

            scene.dolibarr.addVariant(
                    id, Map.of("ref", "SHIRT_S", "label", "S", "type", 0, "status", 1));

            hidden(scene, "SHIRT");
            settled(scene, 2);
            assertThat(explained(scene, "SHIRT"))
                    .contains("hidden: in Dolibarr it is the parent of variants")
                    .contains("it has variants in Dolibarr now");
            assertThat(scene.timesInShop()).doesNotContainKey("SHIRT_S");
        }
    }

    @Test
    void hidesAProductThatBecomesAVariantOfAnotherAndThatOtherOne() {
        try (Scene scene = new Scene()) {
            long parent = scene.product("SHIRT", "9.90", 5);
            long child = scene.product("SHIRT-S", "9.90", 5);
            scene.product("TABLE", "9.90", 5);
            scene.run();
            settled(scene, 3);

            scene.dolibarr.becomeVariant(child, parent);

            hidden(scene, "SHIRT-S");
            hidden(scene, "SHIRT");
            assertThat(
                            scene.store()
                                    .queryForList(
                                            "select gone_reason from link where entity = 'product' and gone_at is not null order by source_key",
                                            String.class))
                    .containsExactly(
                            "it has variants in Dolibarr now",
                            "it is a variant of another product in Dolibarr now");
        }
    }

    @Test
    void bringsAParentBackOnSaleWithTheNextReconcileOnceItsVariantsAreDissolved()
            throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("SHIRT", "9.90", 5);
            scene.product("TABLE", "9.90", 5);
            scene.once();
            long variant =
                    scene.dolibarr.addVariant(
                            id, Map.of("ref", "SHIRT_S", "label", "S", "type", 0, "status", 1));
            scene.once();
            assertThat(scene.inShop("SHIRT").fields()).containsEntry("active", "0");

            scene.dolibarr.dissolveVariant(variant);
            scene.dolibarr.deleteProduct(variant);
            scene.execute("update source set reconciled_at = null");
            scene.once();

            assertThat(scene.inShop("SHIRT").fields()).containsEntry("active", "1");
        }
    }

    @Test
    void hidesNotManyAtOnceUntilAPersonRaisesTheBrake() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long[] ids = new long[20];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = scene.product("REF-%02d".formatted(i), "9.90");
            }
            scene.once();
            for (int i = 0; i < 8; i++) {
                scene.dolibarr.changeProduct(ids[i], Map.of("type", "1"));
            }
            scene.once();
            assertThat(scene.shop.products())
                    .allSatisfy(p -> assertThat(p.fields()).containsEntry("active", "1"));

            scene.set("reconcile.brake-percent", "50");
            scene.execute("update source set reconciled_at = null");
            scene.once();

            assertThat(scene.shop.products())
                    .filteredOn(p -> "0".equals(p.fields().get("active")))
                    .hasSize(8);
        }
    }

    @Test
    void asksDolibarrOnceInAQuietPollAndOnceMoreWhenSomethingChanged() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.once();
            quiet(scene);

            scene.dolibarr.forgetRequests();
            scene.setPrice(id, "12.00");
            scene.once();
            System.out.println(
                    "A poll with one change cost Dolibarr "
                            + scene.dolibarr.requests("products")
                            + " requests about products, its reading included");
            assertThat(scene.dolibarr.requests("products"))
                    .as("what filters do (2), what changed, what of it is simple, it, its stock")
                    .isEqualTo(6);
        }
    }

    @Test
    void bringsPricesThatWereImportedIntoLevelsWithoutAStamp() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "12.00", 5);
            scene.product("REF-2", "12.00", 5);
            scene.once();
            quiet(scene);
            scene.dolibarr.importPrice(id, 1, "20", "24.00");
            scene.once();
            assertThat(scene.inShop("REF-1").fields().get("price"))
                    .as("not an hour old")
                    .startsWith("10.0");

            scene.execute(
                    "update source set reconciled_at = timestampadd(hour, -2, reconciled_at)");
            scene.shop.forgetRequests();
            scene.once();

            assertThat(scene.inShop("REF-1").fields().get("price")).startsWith("20.0");
            assertThat(scene.shop.requests("write")).as("one differs").isEqualTo(1);
            scene.dolibarr.importPrice(id, 1, "20", "36.00");
            scene.once();
            assertThat(scene.inShop("REF-1").fields().get("price"))
                    .as("looked at a moment ago")
                    .startsWith("20.0");
        }
    }

    @Test
    void looksAtNoPricesWhereThatIsOffOrDolibarrHasNoLevels() throws InterruptedException {
        for (boolean off : List.of(true, false)) {
            try (Scene scene = new Scene()) {
                long id = scene.product("REF-1", "12.00", 5);
                scene.once();
                quiet(scene);
                if (off) {
                    scene.set("reconcile.prices-every", "0");
                } else {
                    scene.dolibarr.setup().priceLevels(false);
                }
                scene.dolibarr.importPrice(id, 1, "20", "24.00");
                scene.execute(
                        "update source set reconciled_at = timestampadd(hour, -2, reconciled_at)");
                scene.once();
                assertThat(scene.stored("select why from change")).isEmpty();
                assertThat(scene.inShop("REF-1").fields().get("price")).startsWith("10.0");
            }
        }
    }

    /** From now on what was made so far is no news to a poll. */
    private static void quiet(Scene scene) {
        scene.set("dolibarr.poll.overlap", "0");
        await().atMost(SOON)
                .until(
                        () -> {
                            scene.dolibarr.forgetRequests();
                            scene.once();
                            // of each start two more: what its filters can do
                            return scene.dolibarr.requests("products") == 3;
                        });
    }

    private static Between between(Scene scene, String path, String[] answer) {
        return new Between(
                scene.dolibarr.url(),
                asked ->
                        asked.address().contains(path) && !answer[0].isEmpty()
                                ? Optional.of(
                                        Between.Reply.of(
                                                200, "application/json; charset=utf-8", answer[0]))
                                : Optional.empty());
    }

    private static void hidden(Scene scene, String ref) {
        await().atMost(SOON).until(() -> "0".equals(scene.inShop(ref).fields().get("active")));
    }

    /** Everything noted was delivered, and so many products have their stock. */
    static void settled(Scene scene, int products) {
        await().atMost(SOON)
                .until(
                        () ->
                                scene.shop.products().size() == products
                                        && scene.store()
                                                .queryForList("select 1 from change")
                                                .isEmpty()
                                        && !scene.store()
                                                .queryForList(
                                                        "select 1 from source where reconciled_at is not null")
                                                .isEmpty());
    }

    private String explained(Scene scene, String ref) {
        return Typed.with(folder, scene.settings(), "explain", ref).out();
    }
}
