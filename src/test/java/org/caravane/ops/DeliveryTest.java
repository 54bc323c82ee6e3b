package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job between the sandboxes: what arrives, what stays, and what it costs. */
final class DeliveryTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsNewProductsInFewRequestsAndASecondRunInNone(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            for (int i = 1; i <= 40; i++) {
                scene.product("REF-%02d".formatted(i), i + ".90", i);
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.timesInShop())
                    .hasSize(40)
                    .allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
            long probe = 11;
            long requests = scene.shop.requests("read") + scene.shop.requests("write") - probe;
            System.out.println(
                    "40 new products cost the shop " + requests + " requests after the probe");
            assertThat(requests).isLessThanOrEqualTo(10);
            ShopProduct seventh = scene.inShop("REF-07");
            assertThat(seventh.stockQuantity()).isEqualTo(7);
            assertThat(withTax(seventh, "20")).isEqualTo("7.90");
            assertThat(seventh.fields())
                    .containsEntry("active", "1")
                    .containsEntry("name/2", "Produit REF-07")
                    .containsEntry("name/1", "Produit REF-07");

            scene.shop.forgetRequests();
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.shop.requests("write")).isZero();
            assertThat(scene.shop.requests("read")).isEqualTo(probe);
            assertThat(scene.timesInShop()).hasSize(40);
        }
    }

    @Test
    void bringsWhatADolibarrHasThatNeverEnabledVariants() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.dolibarr.setup().variantsModule(false);
            scene.product("REF-01", "9.90", 7);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.inShop("REF-01").stockQuantity()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsAHundredStocksThatChangeOneByOneInFewRequests(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            scene.set("dolibarr.poll.period", "15000");
            long[] ids = new long[100];
            for (int i = 0; i < 100; i++) {
                ids[i] = scene.product("REF-%03d".formatted(i), "9.90", 10);
            }
            scene.once();
            scene.shop.forgetRequests();
            // four polls of a minute, with 25 changes before each
            for (int poll = 0; poll < 4; poll++) {
                for (int i = poll * 25; i < poll * 25 + 25; i++) {
                    scene.dolibarr.moveStock(ids[i], 1, 5);
                }
                scene.once();
            }
            long requests =
                    scene.shop.requests("GET", "stock_availables")
                            + scene.shop.requests("GET", "products")
                            + scene.shop.requests("write");
            System.out.println(
                    "100 stock changes over four polls cost the shop " + requests + " requests");
            // of which each probe asks for one product that is known and for the synopsis; without
            // PATCH a row is read before it is put
            assertThat(requests).isLessThanOrEqualTo((patch ? 8 : 12) + 4 * 2);
            assertThat(scene.shop.products())
                    .allSatisfy(p -> assertThat(p.stockQuantity()).isEqualTo(15));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsOnlyWhatChanged(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            long id = scene.product("REF-1", "10.00", 3);
            scene.once();
            scene.shop.edit(
                    scene.inShop("REF-1").id(),
                    Map.of("name/2", "Nom du marchand", "description/1", "translated"));
            scene.setPrice(id, "12.00");
            scene.dolibarr.changeProduct(
                    id, Map.of("label", "Autre nom", "weight", "250", "weight_units", -3));

            scene.once();

            ShopProduct product = scene.inShop("REF-1");
            assertThat(withTax(product, "20")).isEqualTo("12.00");
            assertThat(new BigDecimal(product.fields().get("weight"))).isEqualByComparingTo("0.25");
            assertThat(product.fields())
                    .containsEntry("name/2", "Nom du marchand")
                    .containsEntry("description/1", "translated");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsTextsFollowAndKeepsWhatAMerchantTranslated(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of("shop.main.update-labels", "true"))) {
            long id = scene.product("REF-1", "10.00");
            long other = scene.product("REF-2", "10.00");
            scene.once();
            scene.shop.edit(scene.inShop("REF-1").id(), Map.of("name/1", "Merchant's translation"));
            scene.dolibarr.changeProduct(id, Map.of("label", "Nouveau nom"));
            scene.dolibarr.changeProduct(other, Map.of("label", "Nouveau nom"));

            scene.once();

            assertThat(scene.inShop("REF-1").fields())
                    .containsEntry("name/2", "Nouveau nom")
                    .containsEntry("name/1", "Merchant's translation");
            assertThat(scene.inShop("REF-2").fields())
                    .containsEntry("name/2", "Nouveau nom")
                    .containsEntry("name/1", "Nouveau nom");
        }
    }

    @Test
    void wipesNothingOfAShopThatCannotBePatched() throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            long id = scene.product("REF-1", "10.00", 4);
            scene.once();
            long inShop = scene.inShop("REF-1").id();
            scene.shop.edit(
                    inShop,
                    Map.of("name/1", "Kept", "name/2", "Gardé", "meta_title/1", "Kept too"));
            scene.setPrice(id, "11.00");
            scene.dolibarr.moveStock(id, 1, 2);

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            ShopProduct product = scene.inShop("REF-1");
            assertThat(withTax(product, "20")).isEqualTo("11.00");
            assertThat(product.fields())
                    .containsEntry("name/1", "Kept")
                    .containsEntry("name/2", "Gardé")
                    .containsEntry("meta_title/1", "Kept too")
                    .containsEntry("active", "1")
                    .containsEntry("state", "1");
            assertThat(product.stockQuantity()).isEqualTo(6);
            assertThat(product.stockShop()).as("the stock row stays in its shop").isEqualTo(1);
            assertThat(scene.shop.requests("PATCH", "products")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adoptsAnExactReferenceAndParksWhatIsAmbiguous(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            long there =
                    scene.shop.addProduct(
                            Map.of(
                                    "reference",
                                    "EXACT",
                                    "price",
                                    "1.000000",
                                    "name/1",
                                    "Merchant's",
                                    "name/2",
                                    "Au marchand",
                                    "ean13",
                                    "4006381333931"));
            scene.shop.addProduct(
                    Map.of(
                            "reference",
                            "TWICE",
                            "price",
                            "1.000000",
                            "name/1",
                            "a",
                            "name/2",
                            "a"));
            scene.shop.addProduct(
                    Map.of(
                            "reference",
                            "TWICE",
                            "price",
                            "1.000000",
                            "name/1",
                            "b",
                            "name/2",
                            "b"));
            scene.shop.addProduct(
                    Map.of(
                            "reference",
                            "caf\u00e9",
                            "price",
                            "1.000000",
                            "name/1",
                            "c",
                            "name/2",
                            "c"));
            int before = scene.shop.products().size();
            scene.product("EXACT", "24.00", 3);
            scene.product("TWICE", "24.00", 3);
            scene.product("CAFE", "24.00", 3);

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(scene.shop.products()).hasSize(before);
            ShopProduct adopted = scene.inShop("EXACT");
            assertThat(adopted.id()).isEqualTo(there);
            assertThat(withTax(adopted, "20")).isEqualTo("24.00");
            assertThat(adopted.fields())
                    .containsEntry("name/2", "Au marchand")
                    .containsEntry("ean13", "4006381333931");
            assertThat(adopted.stockQuantity()).isEqualTo(3);
            assertThat(scene.stored("select cause, sentence from dead_letter order by cause"))
                    .extracting(row -> row.get("cause"))
                    .containsExactly("reference-differs", "two-in-shop");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hidesWhatGoesOffSaleAndNeverCreatesWhatWasNeverOnSale(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            long id = scene.product("ON", "10.00");
            scene.product("OFF", "10.00", Map.of("status", 0));
            scene.once();
            assertThat(scene.allInShop("OFF")).isEmpty();

            scene.dolibarr.changeProduct(id, Map.of("status", 0));
            scene.once();
            assertThat(scene.inShop("ON").fields()).containsEntry("active", "0");

            scene.dolibarr.changeProduct(id, Map.of("status", 1));
            scene.once();
            assertThat(scene.inShop("ON").fields()).containsEntry("active", "1");
        }
    }

    @Test
    void holdsAProductWithoutItsPriceLevelAndKeepsThePriceOfOneInTheShop()
            throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.price-level", "3"))) {
            scene.product("NO-LEVEL", "10.00", withoutLevelThree());

            scene.once();

            assertThat(scene.allInShop("NO-LEVEL")).isEmpty();
            assertThat(scene.stored("select reason from verdict where entity = 'product'"))
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(row.get("reason"))
                                            .asString()
                                            .contains("no price at level 3"));
            scene.set("shop.main.price-level", "1");
            scene.once();
            assertThat(withTax(scene.inShop("NO-LEVEL"), "20")).isEqualTo("10.00");
        }
    }

    @Test
    void sendsAProductWhoseVatRateGetsAGroup() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product(
                    "EXOTIC",
                    "10.00",
                    Map.of(
                            "tva_tx",
                            "8.5",
                            "multiprices_tva_tx",
                            Map.of("1", "8.5", "2", "8.5", "3", "8.5")));
            scene.once();
            assertThat(scene.allInShop("EXOTIC")).isEmpty();
            assertThat(
                            scene.stored("select reason from verdict where entity = 'product'")
                                    .get(0)
                                    .get("reason"))
                    .asString()
                    .contains("8.5 %");

            scene.set("shop.main.tax-rules-groups", "8.5:2");
            scene.run();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> scene.allInShop("EXOTIC").size() == 1);
            assertThat(scene.inShop("EXOTIC").fields()).containsEntry("id_tax_rules_group", "2");
        }
    }

    @Test
    void takesAnOperatorsMappingFromTheTable() {
        try (Scene scene = new Scene()) {
            scene.product(
                    "EXOTIC",
                    "10.00",
                    Map.of(
                            "tva_tx",
                            "8.5",
                            "multiprices_tva_tx",
                            Map.of("1", "8.5", "2", "8.5", "3", "8.5")));
            scene.run();
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    !scene.store()
                                            .queryForList(
                                                    "select 1 from verdict where verdict = 'hold' and entity = 'product'")
                                            .isEmpty());

            scene.store()
                    .update(
                            "insert into mapping(shop, kind, source_value, target_value, origin) values ('main', 'tax', '8.5', '3', 'operator')");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> scene.allInShop("EXOTIC").size() == 1);
        }
    }

    @Test
    void hidesWhatWasDeletedUnlessTooMuchIsGoneAtOnce() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long[] ids = new long[20];
            for (int i = 0; i < 20; i++) {
                ids[i] = scene.product("REF-%02d".formatted(i), "9.90");
            }
            scene.once();
            scene.dolibarr.deleteProduct(ids[0]);
            reconcile(scene);
            assertThat(scene.inShop("REF-00").fields()).containsEntry("active", "0");

            for (int i = 1; i < 8; i++) {
                scene.dolibarr.deleteProduct(ids[i]);
            }
            reconcile(scene);
            assertThat(scene.inShop("REF-05").fields()).containsEntry("active", "1");
        }
    }

    @Test
    void leavesTheTotalOfAProductWithCombinationsAlone() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id =
                    scene.shop.addProduct(
                            Map.of(
                                    "reference",
                                    "COMBI",
                                    "price",
                                    "1.000000",
                                    "name/1",
                                    "c",
                                    "name/2",
                                    "c"));
            scene.shop.addCombination(id, 4);
            scene.shop.addCombination(id, 5);
            scene.product("COMBI", "10.00", 50);

            scene.once();

            assertThat(scene.inShop("COMBI").stockQuantity()).isEqualTo(9);
            assertThat(
                            scene.stored("select reason from verdict where entity = 'stock'")
                                    .get(0)
                                    .get("reason"))
                    .asString()
                    .contains("combinations");
        }
    }

    @Test
    void sendsVirtualStockWhenAnOrderMovesIt() throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.stock", "virtual"))) {
            long id = scene.product("REF-1", "10.00", 10);
            scene.once();
            assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(10);

            scene.dolibarr.addOrder(id, 3);
            scene.once();

            assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void setsToZeroWhatLostItsWarehousesAndHoldsWhatNeverHadOne(boolean patch)
            throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of())) {
            long id = scene.product("HAD", "10.00", 10);
            scene.product("NEVER", "10.00");
            scene.once();
            assertThat(
                            scene.stored(
                                            "select reason from verdict where entity = 'stock' and source_ref = 'NEVER'")
                                    .get(0)
                                    .get("reason"))
                    .asString()
                    .contains("no warehouse");

            scene.dolibarr.removeStockLines(id);
            scene.dolibarr.changeProduct(id, Map.of("label", "moved"));
            scene.once();

            assertThat(scene.inShop("HAD").stockQuantity()).isZero();
        }
    }

    @Test
    void sellsNothingOfAnAdoptedProductWhoseStockIsInAnotherWarehouseThanTheShops()
            throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.warehouse", "2"))) {
            for (String ref : List.of("ELSEWHERE", "NOWHERE", "HERE")) {
                long id =
                        scene.shop.addProduct(
                                Map.of(
                                        "reference",
                                        ref,
                                        "price",
                                        "1",
                                        "name/1",
                                        "a",
                                        "name/2",
                                        "a"));
                scene.shop.edit(id, Map.of("quantity", "9"));
            }
            scene.product("ELSEWHERE", "10.00", 5);
            scene.product("NOWHERE", "10.00");
            scene.dolibarr.moveStock(scene.product("HERE", "10.00"), 2, 4);
            scene.product("MADE", "10.00", 5);
            scene.once();

            assertThat(scene.inShop("ELSEWHERE").stockQuantity()).isZero();
            assertThat(scene.inShop("HERE").stockQuantity()).isEqualTo(4);
            assertThat(reasonOfStock(scene, "NOWHERE"))
                    .startsWith("it belongs to no warehouse in Dolibarr: the shop keeps its own");
            assertThat(reasonOfStock(scene, "MADE"))
                    .isEqualTo(
                            "it is in warehouse 1 (PARIS) of Dolibarr, not in 2 (LYON), which shop.main.warehouse names: transfer it, or name another");

            long before = scene.shop.requests("write");
            scene.execute("update source set reconciled_at = null");
            scene.once();
            assertThat(scene.shop.requests("write")).as("0 is sent once").isEqualTo(before);
        }
    }

    private static String reasonOfStock(Scene scene, String ref) {
        return scene.stored(
                        "select reason from verdict where entity = 'stock' and source_ref = '%s'"
                                .formatted(ref))
                .get(0)
                .get("reason")
                .toString();
    }

    @Test
    void pausesStockAloneWhenItsRightIsMissing() {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "10.00", 10);
            scene.dolibarr.faults().stockRight(false);
            scene.run();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> scene.allInShop("REF-1").size() == 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    !scene.store()
                                            .queryForList(
                                                    "select 1 from pause where subject = 'source/dolibarr/stock' and reason like '%right%'")
                                            .isEmpty());
            assertThat(scene.inShop("REF-1").stockQuantity()).isZero();
            scene.setPrice(id, "11.00");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> withTax(scene.inShop("REF-1"), "20").equals("11.00"));

            scene.dolibarr.faults().stockRight(true);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> scene.inShop("REF-1").stockQuantity() == 10);
        }
    }

    @Test
    void sendsNothingButStockWhereThatIsSet() throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.only-stock", "true"))) {
            scene.shop.addProduct(
                    Map.of(
                            "reference",
                            "THERE",
                            "price",
                            "1.000000",
                            "name/1",
                            "c",
                            "name/2",
                            "c"));
            scene.product("THERE", "24.00", 8);
            scene.product("ABSENT", "24.00", 8);

            scene.once();

            assertThat(scene.allInShop("ABSENT")).isEmpty();
            assertThat(scene.inShop("THERE").stockQuantity()).isEqualTo(8);
            assertThat(new BigDecimal(scene.inShop("THERE").fields().get("price")))
                    .isEqualByComparingTo("1");
            assertThat(
                            scene.shop.requests("PATCH", "products")
                                    + scene.shop.requests("POST", "products"))
                    .isZero();
        }
    }

    private static Map<String, Object> withoutLevelThree() {
        return Map.of(
                "multiprices_ttc", Map.of("1", "10.00", "2", "10.00"),
                "multiprices_base_type", Map.of("1", "TTC", "2", "TTC"),
                "multiprices_tva_tx", Map.of("1", "20", "2", "20"));
    }

    private static void reconcile(Scene scene) throws InterruptedException {
        scene.execute("update source set reconciled_at = null");
        scene.once();
    }

    private static String withTax(ShopProduct product, String rate) {
        return new BigDecimal(product.fields().get("price"))
                .multiply(BigDecimal.ONE.add(new BigDecimal(rate).movePointLeft(2)))
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }
}
