package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not sent, and why: as typed. */
final class HeldCommandTest {
    @TempDir private Path folder;

    @Test
    void countsReasonsOfAKindAndListsEachSubjectWithItsOwn() throws Exception {
        try (Scene scene = held()) {
            Typed held = typed(scene);

            assertThat(held.exit()).isZero();
            assertThat(held.err()).isEmpty();
            assertThat(held.out().lines().map(String::strip).limit(3))
                    .containsExactly(
                            "3  main stock  its product is not in the shop",
                            "2  main product  … has no price at level 2 yet: give it one in Dolibarr",
                            "1  main product  … has VAT at 13 %, and the shop has no tax rules group for that rate in its country");
            assertThat(held.out())
                    .containsPattern(
                            "main product NONE-1 \\(Dolibarr id 1\\), looked at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d (UTC|[+-]\\d\\d:\\d\\d): NONE-1 has no price at level 2")
                    .containsPattern("main stock NONE-2 .*: its product is not in the shop")
                    .contains("6 held: each goes on by itself once its reason is gone")
                    .doesNotContain(Scene.SHOP_KEY, Scene.DOLIBARR_KEY);
        }
    }

    @Test
    void narrowsToAShopAndAReason() throws Exception {
        try (Scene scene = held()) {
            assertThat(typed(scene, "--reason", "PRICE AT level").out())
                    .contains("2 held")
                    .doesNotContain("VAT at 13", "not in the shop");
            assertThat(typed(scene, "--reason", "no such").out())
                    .isEqualToIgnoringNewLines("Nothing is held");
            assertThat(typed(scene, "--reason", "%").out())
                    .as("a text, no pattern")
                    .contains("1 held");
            assertThat(typed(scene, "--shop", "main").out()).contains("6 held");
            Typed unknown = typed(scene, "--shop", "other");
            assertThat(unknown.exit()).isEqualTo(ExitCode.CANNOT_START);
            assertThat(unknown.err()).contains("There is no shop other: shops names main");
        }
    }

    @Test
    void isOneJsonObjectForMachinesWithAsManyAsStatusCounts() throws Exception {
        try (Scene scene = held()) {
            scene.execute(
                    "insert into verdict(shop, entity, source_key, source_ref, verdict, reason, warnings, at_time) values ('left', 'product', '1', 'A', 'hold', 'r', '', current_timestamp)");

            JsonNode json = new ObjectMapper().readTree(typed(scene, "--json").out());

            assertThat(json.fieldNames())
                    .toIterable()
                    .containsExactly("held", "groups", "subjects");
            assertThat(json.path("held").asLong()).isEqualTo(6);
            assertThat(json.at("/groups/1").toString())
                    .isEqualTo(
                            "{\"shop\":\"main\",\"entity\":\"product\",\"reason\":\"… has no price at level 2 yet: give it one in Dolibarr\",\"count\":2}");
            JsonNode first = json.at("/subjects/0");
            assertThat(first.fieldNames())
                    .toIterable()
                    .containsExactly("shop", "entity", "key", "ref", "reason", "lookedAt");
            assertThat(first.path("ref").asText()).isEqualTo("NONE-1");
            assertThat(first.path("lookedAt").asText()).endsWith("Z");
        }
    }

    @Test
    void leavesOutWhatArrivedSinceAndForgesNoLine() throws Exception {
        try (Scene scene = held()) {
            scene.execute(
                    "update verdict set reason = 'a' || chr(27) || '[2J' || chr(10) || '999 held' where source_ref = 'NONE-2' and entity = 'product'");
            assertThat(typed(scene).out())
                    .contains("a\\u001b[2J\\n999 held")
                    .doesNotContain("\u001b");

            scene.setPrice(1, "12.00");
            scene.once();

            assertThat(typed(scene, "--reason", "price").out())
                    .doesNotContain("NONE-1")
                    .contains("1 held");
        }
    }

    /** Two products without a price at the shop's level, one at a rate that it has no group for. */
    private static Scene held() throws InterruptedException {
        Scene scene = new Scene(true, Map.of("shop.main.price-level", "2"));
        for (int i = 1; i <= 2; i++) {
            scene.product(
                    "NONE-" + i,
                    "24.00",
                    Map.of(
                            "multiprices_ttc", Map.of("1", "24.00"),
                            "multiprices_base_type", Map.of("1", "TTC"),
                            "multiprices_tva_tx", Map.of("1", "20")));
        }
        scene.product(
                "RATE",
                "24.00",
                Map.of(
                        "tva_tx",
                        "13",
                        "multiprices_tva_tx",
                        Map.of("1", "13", "2", "13", "3", "13")));
        scene.once();
        return scene;
    }

    private Typed typed(Scene scene, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "held";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Typed.with(folder, scene.settings(), arguments);
    }
}
