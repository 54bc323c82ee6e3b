package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a product is in the shop as it is, or is not: told as typed. */
final class ExplainCommandTest {
    @TempDir private Path folder;

    @Test
    void tellsWhereAProductIsWhatWasSentAndWhatDiffersByNow() throws Exception {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "24.00", 5);
            scene.once();

            String equal = explain(scene, "REF-1");
            assertThat(equal)
                    .contains("REF-1 (Dolibarr id 1)")
                    .contains("a simple product")
                    .contains("level 1: 24 with tax, 20 without (typed with), VAT 20 %")
                    .contains("5 in warehouse 1 (PARIS)")
                    .contains("It is in the shop as product ", ", as Dolibarr has it")
                    .contains("price level 1")
                    .contains("VAT 20 % is the shop's tax rules group 1")
                    .contains("made by Caravane")
                    .contains("price = 20")
                    .contains("create: not in the shop yet")
                    .contains("POST products alone: answered 201")
                    .contains("nothing would be sent: the shop has these values")
                    .contains("nothing would be sent: the shop has this quantity")
                    .contains("pending       nothing")
                    .doesNotContain(Scene.SHOP_KEY, Scene.DOLIBARR_KEY);

            scene.setPrice(id, "30.00");
            scene.dolibarr.moveStock(id, 1, 2);
            assertThat(explain(scene, "REF-1"))
                    .contains("with values that differ from Dolibarr's by now")
                    .contains("price: 20 would become 25")
                    .contains("quantity: 5 would become 7");
            assertThat(scene.shop.requests("PATCH", "products")).as("nothing is written").isZero();
        }
    }

    @Test
    void tellsWhatIsHeldParkedAdoptedOffSaleGoneAndDeletedInTheShop() throws Exception {
        try (Scene scene = new Scene(true, Map.of("shop.main.price-level", "2"))) {
            scene.shop.addProduct(
                    Map.of("reference", "ADOPTED", "price", "1", "name/1", "a", "name/2", "a"));
            scene.product("ADOPTED", "24.00", 3);
            scene.product(
                    "HELD",
                    "24.00",
                    Map.of(
                            "multiprices_ttc", Map.of("1", "24.00"),
                            "multiprices_base_type", Map.of("1", "TTC"),
                            "multiprices_tva_tx", Map.of("1", "20")));
            scene.product("PARKED", "24.00", 3);
            scene.shop.faults().refuse("PARKED");
            scene.product("OFF", "24.00", Map.of("status", 0));
            long gone = scene.product("GONE", "24.00", 3);
            long deleted = scene.product("DELETED", "24.00", 3);
            scene.once();
            scene.dolibarr.deleteProduct(gone);
            scene.shop.remove(scene.inShop("DELETED").id());
            scene.setPrice(deleted, "30.00");
            scene.execute("update source set reconciled_at = null");
            scene.once();

            assertThat(explain(scene, "ADOPTED")).contains("found there by its reference");
            assertThat(explain(scene, "HELD"))
                    .contains(
                            "It is not in the shop, and nothing is sent: HELD has no price at level 2");
            assertThat(explain(scene, "PARKED"))
                    .contains("It is not in the shop, and is parked until a person acts: PARKED:")
                    .contains("(shop-85) since")
                    .contains("POST products alone: answered 400")
                    .contains("park: PARKED: The shop does not accept a value");
            assertThat(explain(scene, "OFF"))
                    .contains(
                            "nothing is sent: off sale in Dolibarr before it was ever in the shop");
            assertThat(explain(scene, "GONE"))
                    .contains("not in Dolibarr any more")
                    .contains("Dolibarr has it no more")
                    .contains("update: deleted in Dolibarr");
            assertThat(explain(scene, "DELETED"))
                    .contains("It is not in the shop, and is parked until a person acts")
                    .contains("somebody deleted it there");
        }
    }

    @Test
    void saysThatServicesAndVariantsAreLeftOut() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("SERVICE", "24.00", Map.of("type", 1));
            long parent = scene.product("PARENT", "24.00");
            scene.dolibarr.addVariant(
                    parent, Map.of("ref", "VARIANT", "label", "v", "status", 1, "tva_tx", "20"));
            scene.once();

            assertThat(explain(scene, "SERVICE")).contains("a service: services are left out");
            assertThat(explain(scene, "PARENT")).contains("the parent of variants");
            assertThat(explain(scene, "VARIANT"))
                    .contains(
                            "It is not in the shop: in Dolibarr it is a variant of another product");
        }
    }

    @Test
    void tellsWhatIsPendingAndWhoPauses() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-0", "24.00", 3);
            scene.shop.faults().disabled(true);
            scene.once();
            assertThat(explain(scene, "REF-0"))
                    .contains("cannot tell: the shop was not asked for its tax rules groups yet");
            scene.shop.faults().disabled(false);
            scene.once();
            scene.shop.faults().disabled(true);
            scene.product("REF-1", "24.00", 3);
            scene.once();

            assertThat(explain(scene, "REF-1"))
                    .contains("pending       changed in Dolibarr, due ")
                    .contains("endpoint/main pauses: ")
                    .contains("it would be made in the shop, or adopted");
        }
    }

    @Test
    void goesOnWithTheStoreWhenDolibarrCannotBeAsked() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "24.00", 3);
            scene.once();
            scene.set("dolibarr.url", "http://127.0.0.1:1/api/index.php");

            assertThat(explain(scene, "ref-1"))
                    .contains("cannot tell   Dolibarr cannot be reached")
                    .contains("made by Caravane")
                    .contains("price = 20");
            Typed unknown = Typed.with(folder, scene.settings(), "explain", "NOWHERE");
            assertThat(unknown.exit()).isEqualTo(ExitCode.CANNOT_START);
            assertThat(unknown.err())
                    .contains("The store does not know NOWHERE, and Dolibarr cannot be asked");

            scene.set("dolibarr.key", "");
            assertThat(explain(scene, "REF-1")).contains("cannot tell   dolibarr.key is not set");
        }
    }

    @Test
    void answersInJsonAndForOneShop() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "24.00", 3);
            scene.once();

            JsonNode json =
                    new ObjectMapper()
                            .readTree(explain(scene, "REF-1", "--json", "--shop", "main"));

            assertThat(json.path("key").asText()).isEqualTo("1");
            assertThat(json.path("shops").get(0).path("answer").asText())
                    .contains("It is in the shop");
            assertThat(json.path("shops").get(0).path("product").path("verdict").asText())
                    .startsWith("create");
            assertThat(
                            Typed.with(folder, scene.settings(), "explain", "REF-1", "--shop", "x")
                                    .err())
                    .contains("There is no shop x");
            assertThat(Typed.with(folder, scene.settings(), "explain", "NO-'SUCH").err())
                    .contains("Neither Dolibarr nor the store knows NO-'SUCH");
            assertThat(Typed.with(folder, scene.settings(), "explain", "NONE").err())
                    .contains("Neither Dolibarr nor the store knows NONE");
        }
    }

    @Test
    void neverSaysOfAProductThatDolibarrDeletedThatItIsAsDolibarrHasIt() throws Exception {
        try (Scene scene = new Scene()) {
            long gone = scene.product("GONE", "24.00", 3);
            scene.product("STAYS", "24.00", 3);
            scene.once();
            scene.dolibarr.deleteProduct(gone);

            assertThat(explain(scene, "GONE"))
                    .contains(
                            "It is in the shop as product %d, though Dolibarr has it no more: the next reconcile hides it"
                                    .formatted(scene.inShop("GONE").id()))
                    .doesNotContain("as Dolibarr has it");

            scene.execute("update source set reconciled_at = null");
            scene.once();

            assertThat(explain(scene, "GONE"))
                    .contains(", hidden, because Dolibarr has it no more")
                    .doesNotContain("as Dolibarr has it");

            scene.shop.remove(scene.inShop("GONE").id());

            assertThat(explain(scene, "GONE"))
                    .contains("which is there no more, hidden, because Dolibarr has it no more");
        }
    }

    @Test
    void takesAnEmptyListThatOnlyAMissingRightMakesForNoDeletion() throws Exception {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "24.00", 3);
            scene.once();
            scene.dolibarr.deleteProduct(id);

            assertThat(explain(scene, "REF-1"))
                    .contains("cannot tell   Dolibarr lists no product at all any more")
                    .contains("It is in the shop as product ")
                    .doesNotContain("no more", "as Dolibarr has it");
        }
    }

    @Test
    void saysThatAProductIsNotInTheShopOnlyAfterTheShopSaidSo() throws Exception {
        try (Scene scene = new Scene(true, Map.of("shop.main.price-level", "2"))) {
            scene.product(
                    "HELD",
                    "24.00",
                    Map.of(
                            "multiprices_ttc", Map.of("1", "24.00"),
                            "multiprices_base_type", Map.of("1", "TTC"),
                            "multiprices_tva_tx", Map.of("1", "20")));
            scene.once();
            scene.shop.forgetRequests();

            assertThat(explain(scene, "HELD"))
                    .contains("It is not in the shop, and nothing is sent: HELD has no price")
                    .contains("shop now      has no product with the reference HELD");
            assertThat(scene.shop.requests("GET", "products")).as("one question").isEqualTo(1);

            long byHand = byHand(scene, "HELD");
            assertThat(explain(scene, "HELD"))
                    .contains(
                            "The shop has its reference as product %d, which Caravane has not linked, and nothing is sent"
                                    .formatted(byHand));

            long twin = byHand(scene, "HELD");
            assertThat(explain(scene, "HELD"))
                    .contains(
                            "The shop has its reference 2 times (products %d, %d), and nothing is sent"
                                    .formatted(byHand, twin));

            scene.shop.remove(byHand);
            scene.shop.edit(twin, Map.of("reference", "Held"));
            assertThat(explain(scene, "HELD"))
                    .contains("with the reference Held, which differs only by case or accent");

            scene.shop.faults().revokeKey(true);
            assertThat(explain(scene, "HELD"))
                    .contains(
                            "Caravane has not created or found it in the shop, and nothing is sent")
                    .contains("cannot tell   whether the shop has it, not asked: ")
                    .doesNotContain("It is not in the shop");
        }
    }

    @Test
    void saysThatALinkedProductIsThereOnlyAfterTheShopSaidSo() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "24.00", 3);
            scene.once();
            long id = scene.inShop("REF-1").id();
            assertThat(explain(scene, "REF-1"))
                    .contains("shop now      has product %d, reference REF-1".formatted(id));

            scene.shop.faults().disabled(true);
            assertThat(explain(scene, "REF-1"))
                    .contains("Caravane knows it as the shop's product %d".formatted(id))
                    .doesNotContain("It is in the shop");
            scene.shop.faults().disabled(false);

            scene.shop.remove(id);
            assertThat(explain(scene, "REF-1"))
                    .contains(
                            "It was in the shop as product %d, which is there no more: the next write of it, or the daily comparison"
                                    .formatted(id))
                    .doesNotContain("as Dolibarr has it");
        }
    }

    @Test
    void asksNoShopThatPauses() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "24.00", 3);
            scene.shop.faults().disabled(true);
            scene.once();
            scene.shop.faults().disabled(false);
            scene.shop.forgetRequests();

            assertThat(explain(scene, "REF-1"))
                    .contains("whether the shop has it, not asked: endpoint/main pauses: ");
            assertThat(scene.shop.requests("probe") + scene.shop.requests("read")).isZero();
        }
    }

    @Test
    void saysNotThatItIsAsDolibarrHasItWhatWouldBeHeldParkedOrMadeByNow() throws Exception {
        try (Scene scene = new Scene(true, Map.of("shop.main.price-level", "2"))) {
            long priced = scene.product("PRICED", "24.00", 3);
            long off = scene.product("OFF", "24.00", 3);
            scene.once();
            scene.dolibarr.changeProduct(
                    priced,
                    Map.of(
                            "multiprices_tva_tx",
                            Map.of("1", "20", "2", "13", "3", "20"),
                            "tva_tx",
                            "13"));
            scene.dolibarr.changeProduct(off, Map.of("status", 0));

            assertThat(explain(scene, "PRICED"))
                    .contains(", and nothing is sent: PRICED has VAT at 13 %")
                    .doesNotContain("as Dolibarr has it");
            assertThat(explain(scene, "OFF"))
                    .contains("with values that differ from Dolibarr's by now");

            scene.once();
            assertThat(explain(scene, "OFF"))
                    .contains(", and nothing is sent: off sale in Dolibarr, and hidden already")
                    .doesNotContain("as Dolibarr has it");
        }
    }

    @Test
    void explainsTheKeyThatARenamedProductHas() throws Exception {
        try (Scene scene = new Scene()) {
            long id = scene.product("OLD-NAME", "24.00", 3);
            scene.once();
            scene.dolibarr.changeProduct(id, Map.of("ref", "NEW-NAME"));

            assertThat(explain(scene, "NEW-NAME"))
                    .contains(
                            "has product %d, reference OLD-NAME"
                                    .formatted(scene.inShop("OLD-NAME").id()))
                    .contains("with values that differ from Dolibarr's by now");
        }
    }

    @Test
    void namesTheClockOfEachTimeItShows() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "24.00", 3);
            scene.shop.faults().refuse("REF-2");
            scene.product("REF-2", "24.00", 3);
            scene.once();

            String told = explain(scene, "REF-1") + explain(scene, "REF-2");

            Matcher time =
                    Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(.{0,20})")
                            .matcher(told);
            int seen = 0;
            while (time.find()) {
                assertThat(time.group(1))
                        .as(time.group())
                        .matches("(?s) (UTC|[+-]\\d\\d:\\d\\d|by the shop's clock).*");
                seen++;
            }
            assertThat(seen).isGreaterThan(8);
            assertThat(told).contains("by the shop's clock");
        }
    }

    @Test
    void writesControlCharactersOfATextAsEscapes() throws Exception {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "24.00", Map.of("label", "a\u001b[2J\u202eb"));
            scene.once();

            assertThat(explain(scene, "REF-1"))
                    .contains("a\\u001b[2J\\u202eb")
                    .doesNotContain("\u001b", "\u202e");
        }
    }

    private static long byHand(Scene scene, String ref) {
        return scene.shop.addProduct(
                Map.of("reference", ref, "price", "1", "name/1", "a", "name/2", "a"));
    }

    private String explain(Scene scene, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "explain";
        System.arraycopy(more, 0, arguments, 1, more.length);
        Typed typed = Typed.with(folder, scene.settings(), arguments);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        return typed.out();
    }
}
