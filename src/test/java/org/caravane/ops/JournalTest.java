package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the journal tells, what it does not, and for how long. */
final class JournalTest {
    @Test
    void writesARowForEachThatChangesAndNoneForAnUnchangedCatalogue() throws InterruptedException {
        try (Scene scene = new Scene(true, Map.of("shop.main.price-level", "2"))) {
            for (int i = 0; i < 25; i++) {
                scene.product("REF-%02d".formatted(i), "9.90", 5);
            }
            scene.product(
                    "HELD",
                    "9.90",
                    Map.of(
                            "multiprices_ttc", Map.of("1", "9.90"),
                            "multiprices_base_type", Map.of("1", "TTC"),
                            "multiprices_tva_tx", Map.of("1", "20")));
            scene.once();
            assertThat(
                            journal(
                                    scene,
                                    "entity, verdict, count(*) n",
                                    "group by entity, verdict order by entity, verdict"))
                    .extracting(
                            row ->
                                    row.get("entity")
                                            + " "
                                            + row.get("verdict")
                                            + " "
                                            + row.get("n"))
                    .containsExactly(
                            "product create 25",
                            "product hold 1",
                            "stock hold 1",
                            "stock update 25");
            assertThat(
                            journal(
                                    scene,
                                    "distinct request",
                                    "where verdict = 'create' order by request"))
                    .extracting(row -> row.get("request"))
                    .containsExactly(
                            "POST products with 19 others: answered 201",
                            "POST products with 4 others: answered 201");

            scene.execute("update source set reconciled_at = null");
            scene.once();

            assertThat(journal(scene, "1", "")).hasSize(52);
        }
    }

    @Test
    void tellsFailedAttemptsAndWhenTheNextIs() throws InterruptedException {
        try (Scene scene = new Scene()) {
            scene.product("REF-1", "9.90", 5);
            scene.shop.faults().breakOn("REF-1");
            scene.once();

            assertThat(
                            journal(
                                    scene,
                                    "verdict, reason, request",
                                    "where entity = 'product' order by id"))
                    .satisfiesExactly(
                            first ->
                                    assertThat(first)
                                            .containsEntry("verdict", "doubt")
                                            .containsEntry(
                                                    "request", "POST products alone: answered 500")
                                            .hasEntrySatisfying(
                                                    "reason",
                                                    r ->
                                                            assertThat(r.toString())
                                                                    .contains(
                                                                            "; tried again after 20")),
                            second -> assertThat(second).containsEntry("verdict", "doubt"),
                            third -> assertThat(third).containsEntry("verdict", "park"));
        }
    }

    @Test
    void keepsTheJournalShort() throws InterruptedException {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < 20; i++) {
                scene.product("REF-%02d".formatted(i), "9.90", 5);
            }
            scene.once();
            assertThat(journal(scene, "1", "")).hasSize(40);
            scene.execute(
                    "update journal set at_time = at_time - interval '31' day where entity = 'product'");
            try (Runner process = scene.process()) {
                assertThat(cleaned(process)).isNull();
                assertThat(journal(scene, "1", "")).hasSize(20);
            }
            scene.set("journal.keep-rows", "5");
            try (Runner process = scene.process()) {
                assertThat(cleaned(process)).isNull();
            }
            assertThat(journal(scene, "source_ref", "order by id desc")).hasSize(5);
        }
    }

    /** What {@code store-clean} does every ten minutes, and how it failed. */
    private static @Nullable Exception cleaned(Runner process) {
        return process.context()
                .createProducerTemplate()
                .send("direct:journal-clean", exchange -> {})
                .getException();
    }

    private static List<Map<String, Object>> journal(Scene scene, String columns, String rest) {
        return scene.stored("select " + columns + " from journal " + rest);
    }
}
