package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.Test;

/** What a shop asks is what Dolibarr asks, to the cent, or the product is held with its reason. */
class PriceDeliveryTest {
    private static final Map<String, Object> NO_PRICE = none();

    @Test
    void holdsPricesThatCannotBeTrueAndSendsTheOthers() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("SOLD", "12.00");
            scene.dolibarr.addProduct(NO_PRICE);
            long imported = scene.product("IMPORTED", "12.00");
            scene.dolibarr.importPrice(
                    imported,
                    1,
                    Map.of(
                            "price",
                            "77",
                            "price_ttc",
                            "92.4",
                            "price_base_type",
                            "HT",
                            "tva_tx",
                            "0"));
            long wrong = scene.product("WRONG", "12.00");
            scene.once();
            assertThat(scene.inShop("WRONG").fields()).containsEntry("price", "10.000000");

            scene.dolibarr.changeProduct(wrong, Map.of("weight", "2", "weight_units", "0"));
            scene.dolibarr.importPrice(wrong, 1, Map.of("price_ttc", "13"));
            long uncollected = scene.product("NPR", "10.00");
            scene.dolibarr.importPrice(uncollected, 1, Map.of("price", "10", "price_ttc", "10"));
            scene.once();

            assertThat(shown(scene, "SOLD")).isEqualTo("12.00");
            assertThat(shown(scene, "IMPORTED")).isEqualTo("92.40");
            assertThat(scene.inShop("IMPORTED").fields())
                    .containsEntry("price", "77.000000")
                    .containsEntry("id_tax_rules_group", "1");
            assertThat(scene.allInShop("NEW")).isEmpty();
            assertThat(scene.allInShop("NPR")).isEmpty();
            // it keeps its price
            assertThat(shown(scene, "WRONG")).isEqualTo("12.00");
            assertThat(reasons(scene))
                    .anyMatch(r -> r.startsWith("NEW has no price at level 1 yet"))
                    .anyMatch(
                            r ->
                                    r.startsWith(
                                            "WRONG costs 10.00 without and 13.00 with tax at level 1 in Dolibarr, but its VAT of 20 % makes 12.00"))
                    .anyMatch(
                            r ->
                                    r.startsWith(
                                            "NPR costs 10.00 without and 10.00 with tax at level 1"));

            scene.setPrice(wrong, "15.00");
            scene.once();
            assertThat(shown(scene, "WRONG")).isEqualTo("15.00");
        }
    }

    @Test
    void takesADynamicPriceWhereDolibarrHasNoLevels() throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.price-level", ""))) {
            scene.dolibarr.setup().priceLevels(false);
            scene.dolibarr.priceByExpression(scene.product("DYN", "12.00"), "57.5");

            scene.once();

            assertThat(shown(scene, "DYN")).isEqualTo("69.00");
        }
    }

    @Test
    void keepsTheEcotaxOfAnAdoptedProductAsAPartOfItsPrice() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.configure("PS_USE_ECOTAX", "1");
            scene.shop.configure("PS_ECOTAX_TAX_RULES_GROUP_ID", "1");
            scene.shop.addProduct(Map.of("reference", "LAMP", "price", "10", "ecotax", "0.833333"));
            scene.shop.addProduct(Map.of("reference", "BULB", "price", "1", "ecotax", "5"));
            long lamp = scene.product("LAMP", "12.00");
            scene.product("BULB", "1.20");

            scene.once();

            assertThat(shown(scene, "LAMP")).isEqualTo("12.00");
            assertThat(scene.inShop("LAMP").fields())
                    .containsEntry("ecotax", "0.833333")
                    .containsEntry("price", "9.166667");
            // the ecotax is more than the price
            assertThat(scene.inShop("BULB").fields()).containsEntry("price", "1.000000");
            assertThat(reasons(scene))
                    .anyMatch(
                            r ->
                                    r.startsWith(
                                            "BULB costs 1.20 with tax in Dolibarr, and the shop adds an ecotax of 6.00 on top"));

            scene.setPrice(lamp, "24.00");
            scene.once();
            assertThat(shown(scene, "LAMP")).isEqualTo("24.00");
            assertThat(scene.inShop("LAMP").fields()).containsEntry("ecotax", "0.833333");

            // taxed at another rate, the same ecotax is another part of the price
            scene.shop.configure("PS_ECOTAX_TAX_RULES_GROUP_ID", "0");
            scene.once();
            assertThat(shown(scene, "LAMP")).isEqualTo("24.00");

            // whatever was sent is forgotten, as after a restored backup
            scene.execute("delete from sent");
            scene.setPrice(lamp, "36.00");
            scene.once();
            assertThat(shown(scene, "LAMP")).isEqualTo("36.00");
            assertThat(scene.inShop("LAMP").fields()).containsEntry("ecotax", "0.833333");
        }
    }

    @Test
    void clearsAnEcotaxThatTheShopDoesNotUse() throws InterruptedException {
        try (Scene scene = new Scene(false, Map.of())) {
            scene.shop.addProduct(Map.of("reference", "LAMP", "price", "10", "ecotax", "0.833333"));
            scene.product("LAMP", "12.00");

            scene.once();

            assertThat(shown(scene, "LAMP")).isEqualTo("12.00");
            assertThat(scene.inShop("LAMP").fields()).containsEntry("ecotax", "0.000000");
        }
    }

    @Test
    void followsTheShopsRoundingAndCurrency() throws InterruptedException {
        try (Scene scene = new Scene()) {
            // 9.478673 and its tax are a hair more than 10.00
            scene.product("BOOK", "10.00", taxed("5.5"));
            scene.product("PEN", "2.50");
            scene.once();
            scene.shop.configure("PS_PRICE_ROUND_MODE", "0");
            assertThat(shown(scene, "BOOK")).isEqualTo("10.01");

            scene.once();
            assertThat(shown(scene, "BOOK")).isEqualTo("10.00");

            scene.shop.editRow("currencies", 1, Map.of("precision", "0"));
            scene.once();
            assertThat(shown(scene, "BOOK")).isEqualTo("10");
            assertThat(reasons(scene))
                    .anyMatch(
                            r ->
                                    r.equals(
                                            "PEN costs 2.50 with tax in Dolibarr, and the shop, whose currency has 0 decimals, would ask 3: give it a price in Dolibarr that the currency has"));

            // a key that may not read currencies has cents, and nothing pauses
            scene.shop.setup().forbid("currencies:get");
            scene.once();
            assertThat(reasons(scene)).noneMatch(r -> r.contains("decimals"));
        }
    }

    @Test
    void holdsProductsWithVatWhereTheShopAddsNoTax() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.shop.configure("PS_TAX", "0");
            scene.product("TAXED", "12.00");
            scene.product("FREE", "12.00", taxed("0"));
            scene.once();
            assertThat(shown(scene, "FREE")).isEqualTo("12.00");
            assertThat(reasons(scene))
                    .containsExactly(
                            "TAXED costs 12.00 with VAT at 20 % in Dolibarr, and the shop adds no tax, so that it would ask 10.00: enable tax in International > Taxes");

            scene.shop.configure("PS_TAX", "1");
            scene.once();
            assertThat(shown(scene, "TAXED")).isEqualTo("12.00");
        }
    }

    @Test
    void takesTheGroupThatCustomersWithoutPostcodePay() throws InterruptedException {
        try (Scene scene = new Scene()) {
            String overseas =
                    ""
                            + scene.shop.addRow(
                                    "taxes",
                                    Map.of("rate", "8.500", "active", "1", "deleted", "0"));
            rule(scene, "1", "97100", "97499", overseas);
            scene.product("MAIN", "12.00");
            scene.product("OVERSEAS", "10.85", taxed("8.5"));
            scene.once();
            assertThat(shown(scene, "MAIN")).isEqualTo("12.00");
            assertThat(scene.allInShop("OVERSEAS")).isEmpty();
            assertThat(reasons(scene))
                    .anyMatch(
                            r ->
                                    r.startsWith(
                                            "OVERSEAS has VAT at 8.5 %, and the shop has no tax rules group for that rate"));

            // an operator knows better, and the price is still Dolibarr's
            scene.set("shop.main.tax-rules-groups", "8.5:1");
            scene.once();
            assertThat(shown(scene, "OVERSEAS")).isEqualTo("10.85");
        }
    }

    private static void rule(Scene scene, String group, String from, String to, String tax) {
        scene.shop.addRow(
                "tax_rules",
                Map.of(
                        "id_tax_rules_group",
                        group,
                        "id_country",
                        "8",
                        "id_state",
                        "0",
                        "zipcode_from",
                        from,
                        "zipcode_to",
                        to,
                        "id_tax",
                        tax,
                        "behavior",
                        "0",
                        "description",
                        ""));
    }

    private static Map<String, Object> taxed(String rate) {
        return Map.of(
                "tva_tx", rate, "multiprices_tva_tx", Map.of("1", rate, "2", rate, "3", rate));
    }

    private static String shown(Scene scene, String ref) {
        ShopProduct product = scene.inShop(ref);
        return scene.shop.shownPrice(product.id());
    }

    private static List<String> reasons(Scene scene) {
        return scene
                .stored("select reason from verdict where entity = 'product' and verdict = 'hold'")
                .stream()
                .map(row -> String.valueOf(row.get("reason")))
                .toList();
    }

    private static Map<String, Object> none() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("ref", "NEW");
        fields.put("label", "Neuf");
        fields.put("type", 0);
        fields.put("status", 1);
        fields.put("tva_tx", "20");
        return fields;
    }
}
