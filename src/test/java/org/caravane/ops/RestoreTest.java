package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A product deleted in the shop, and either side restored from a backup: nothing is lost, nothing
 * is there twice.
 */
final class RestoreTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String OPEN =
            "select entity, source_ref, cause, sentence from dead_letter where closed_at is null order by entity";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAProductAloneThatWasDeletedInTheShopAndReportsIt(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheDeletedProductBehindAStockThatIsRefused(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reportsADeletionAtNightThoughNothingChanged(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesUpAgainWhatComesBackIntoTheShopAndLearnsBirthsItDidNotKnow(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.product("REF-2", "9.90", 5);
            scene.once();
            scene.execute("update link set target_born = '', target_changed = ''");
            Runnable restore = scene.shop.backup();
            scene.shop.remove(scene.inShop("REF-1").id());
            tomorrow(scene);
            scene.once();
            assertThat(scene.stored(OPEN)).hasSize(1);

            restore.run();
            scene.setPrice(id, "12.00");
            tomorrow(scene);
            scene.once();

            assertThat(price(scene.inShop("REF-1"))).isEqualTo("10");
            assertThat(scene.stored(OPEN)).as("closed by the success").isEmpty();
            assertThat(
                            scene.stored(
                                    "select 1 from link where entity = 'product' and target_born <> ''"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsEverythingBackIntoARestoredShop(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            bringsEverythingBack(scene);
        }
    }

    @Test
    void bringsEverythingBackIntoARestoredShopOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = Postgres.start();
                Scene scene = new Scene(true, Postgres.store(postgres))) {
            bringsEverythingBack(scene);
        }
    }

    private static void bringsEverythingBack(Scene scene) throws InterruptedException {
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
        long theirs = theirs(scene);
        assertThat(theirs).as("an id given again").isLessThanOrEqualTo(id(scene, "NEW-09"));
        unseen(scene);
        scene.setPrice(ids.get(5), "18.00");
        settle(scene);
        scene.once();

        assertThat(scene.timesInShop()).allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
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
        assertThat(BothSides.of(scene).compare().differences())
                .singleElement()
                .asString()
                .startsWith("OLD-07: name");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noticesARestoreByAnIdThatTheShopGivesAgain(boolean patch) throws InterruptedException {
        try (Scene scene = restored(patch)) {
            // no time has passed: the product written last is not looked at again yet
            scene.product("AFTER", "9.90", 2);
            settle(scene);

            assertEverythingIsThereOnce(scene);
            assertThat(scene.inShop("AFTER").stockQuantity()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noticesARestoreByProductsThatAreGoneTogether(boolean patch) throws InterruptedException {
        try (Scene scene = restored(patch)) {
            for (int i = 0; i < 6; i++) {
                scene.setPrice(31 + i, "21.00");
            }
            settle(scene);

            assertEverythingIsThereOnce(scene);
            assertThat(price(scene.inShop("NEW-3"))).isEqualTo("17.5");
        }
    }

    @Test
    void keepsASuspicionThatIsLongerThanItsColumnAndGetsOverIt() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long[] ids = new long[12];
            for (int i = 0; i < 12; i++) {
                ids[i] = scene.product("REF-%02d-".formatted(i) + "x".repeat(56), "9.90", 5);
            }
            scene.once();
            // as if each id had been given to another product
            scene.execute(
                    "update link set target_born = '2020-01-02 03:04:05', target_changed = ''");
            for (long id : ids) {
                scene.setPrice(id, "12.00");
            }

            assertThat(scene.once()).isEqualTo(ExitCode.WORK_LEFT);
            assertThat(scene.stored("select suspicion from endpoint where suspicion is not null"))
                    .as("cut, with ten of twelve named")
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(String.valueOf(row.get("suspicion")))
                                            .hasSize(500)
                                            .endsWith("…"));
            settle(scene);
            scene.once();

            assertThat(scene.timesInShop())
                    .hasSize(12)
                    .allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
            assertThat(scene.stored("select 1 from pause")).isEmpty();
            assertThat(price(scene.inShop("REF-11-" + "x".repeat(56)))).isEqualTo("10");
        }
    }

    @Test
    void writesNothingToAProductThatHasTheIdOfALostOneWhereItIsReadFirst()
            throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            restored(scene);
            aSecondLater();
            long theirs = theirs(scene);
            assertThat(theirs).as("the id of NEW-0").isEqualTo(id(scene, "NEW-0"));
            scene.setPrice(31, "21.00");
            scene.once();

            assertThat(price(scene.inShop("THEIRS"))).isEqualTo("77");
            assertThat(scene.inShop("THEIRS").fields()).containsEntry("reference", "THEIRS");
        }
    }

    private static Scene restored(boolean patch) throws InterruptedException {
        Scene scene = new Scene(patch, Map.of());
        restored(scene);
        return scene;
    }

    /** Thirty products, a backup, eight more, and the backup restored. */
    private static void restored(Scene scene) throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            scene.product("OLD-%02d".formatted(i), "9.90", 5);
        }
        scene.once();
        Runnable restore = scene.shop.backup();
        aSecondLater();
        for (int i = 0; i < 8; i++) {
            scene.product("NEW-%d".formatted(i), "19.90", 7);
        }
        scene.once();
        restore.run();
    }

    private static long theirs(Scene scene) {
        return scene.shop.addProduct(
                Map.of("reference", "THEIRS", "price", "77.000000", "name/1", "t", "name/2", "t"));
    }

    /** A round ends while the endpoint pauses, the next verifies and asks, the last goes on. */
    private static void settle(Scene scene) throws InterruptedException {
        scene.once();
        scene.once();
        assertThat(scene.stored("select reason from pause"))
                .singleElement()
                .satisfies(
                        pause ->
                                assertThat(pause.get("reason"))
                                        .asString()
                                        .startsWith("The shop was restored from a backup: ")
                                        .contains("say ./caravane confirm main"));
        assertThat(scene.confirm()).isEqualTo(1);
        scene.once();
    }

    private static void assertEverythingIsThereOnce(Scene scene) {
        assertThat(scene.timesInShop())
                .hasSizeGreaterThanOrEqualTo(38)
                .allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
        for (int i = 0; i < 8; i++) {
            assertThat(scene.inShop("NEW-%d".formatted(i)).stockQuantity()).isEqualTo(7);
        }
        assertThat(scene.stored(OPEN)).isEmpty();
        assertThat(scene.stored("select 1 from pause")).isEmpty();
        assertThat(scene.stored("select 1 from change")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void followsARestoredDolibarrWithoutCopiesAndHidesNothing(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ids.add(scene.product("OLD-%02d".formatted(i), "9.90", 5));
            }
            scene.once();
            Runnable restore = scene.dolibarr.backup();
            for (int i = 0; i < 8; i++) {
                scene.product("NEW-%d".formatted(i), "19.90", 7);
            }
            scene.setPrice(ids.get(3), "15.00");
            scene.once();
            scene.execute("update source set reconciled_at = reconciled_at - interval '5' hour");
            Map<String, Long> before = idsInShop(scene);
            scene.shop.edit(before.get("NEW-1"), Map.of("name/2", "Nom du marchand"));

            restore.run();
            aSecondLater();
            assertThat(scene.product("NEW-1", "29.90", 1)).as("the id of NEW-0").isEqualTo(31);
            assertThat(scene.product("NEW-0", "39.90", 2)).as("the id of NEW-1").isEqualTo(32);
            assertThat(scene.product("OTHER", "49.90", 3)).as("the id of NEW-2").isEqualTo(33);
            scene.once();
            assertThat(scene.stored("select 1 from source where reconciled_at is null"))
                    .as("a reconcile is due")
                    .hasSize(1);
            scene.once();

            assertThat(scene.timesInShop())
                    .allSatisfy((ref, n) -> assertThat(n).as(ref).isEqualTo(1));
            assertThat(scene.inShop("NEW-0").id()).isEqualTo(before.get("NEW-0"));
            assertThat(scene.inShop("NEW-1").id()).isEqualTo(before.get("NEW-1"));
            assertThat(scene.inShop("OTHER").id()).isGreaterThan(before.get("NEW-7"));
            assertThat(scene.inShop("NEW-1").fields()).containsEntry("name/2", "Nom du marchand");
            assertThat(scene.inShop("NEW-0").stockQuantity()).isEqualTo(2);
            assertThat(scene.inShop("OTHER").stockQuantity()).isEqualTo(3);
            assertThat(scene.inShop("NEW-2").stockQuantity())
                    .as("its id's stock is another's")
                    .isEqualTo(7);
            assertThat(price(scene.inShop("OLD-03"))).as("as in the backup").isEqualTo("8.25");
            assertThat(scene.shop.products())
                    .filteredOn(p -> String.valueOf(p.fields().get("reference")).startsWith("NEW-"))
                    .hasSize(8)
                    .allSatisfy(
                            p ->
                                    assertThat(p.fields())
                                            .as("nothing is hidden")
                                            .containsEntry("active", "1"));
            assertThat(scene.stored(OPEN)).isEmpty();
            assertThat(scene.product("NEW-5", "9.90", 4)).isEqualTo(34);
            scene.once();
            assertThat(scene.inShop("NEW-5").id()).isEqualTo(before.get("NEW-5"));
            assertThat(scene.inShop("NEW-5").stockQuantity()).isEqualTo(4);
        }
    }

    private static Map<String, Long> idsInShop(Scene scene) {
        Map<String, Long> ids = new java.util.HashMap<>();
        scene.shop
                .products()
                .forEach(p -> ids.put(String.valueOf(p.fields().get("reference")), p.id()));
        return ids;
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
        scene.execute("update endpoint set verified_at = verified_at - interval '2' day");
    }

    /** So long that the product written last is looked at before the next write. */
    private static void unseen(Scene scene) {
        scene.execute(
                "update link set verified_at = verified_at - interval '1' hour where entity = 'product'");
    }

    /** Shops stamp whole seconds. */
    private static void aSecondLater() {
        long second = System.currentTimeMillis() / 1000;
        await().atMost(SOON).until(() -> System.currentTimeMillis() / 1000 > second);
    }
}
