package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A well-formed answer to another question, and everything around one: nothing is concluded. */
final class ImplausibleDolibarrTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "printed-before|Something is printed before Dolibarr's answer: 'Deprecated : Creation of dynamic property",
                "printed-behind|Something is printed behind Dolibarr's answer: 'Deprecated : Creation of dynamic property",
                "object-lists|Dolibarr answered something else than a list of products: '{\"success\"",
                "filters-ignored|Dolibarr ignores filters: asked for products changed after 2037 it lists product 1",
                "printed-in-records|Something is printed before Dolibarr's answer: 'Deprecated : Creation of dynamic property",
                "cached|",
            })
    void pausesWithItsSentenceAndIsBackInStepByItself(String fault, String sentence)
            throws InterruptedException {
        try (Scene scene = new Scene()) {
            for (int i = 1; i <= 12; i++) {
                scene.product("REF-" + i, "12.00", 5);
            }
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            var before = scene.shop.products();
            scene.shop.forgetRequests();
            scene.dolibarr.faults().always(fault);
            scene.execute("update source set reconciled_at = null");

            scene.once();
            scene.once();

            assertThat(scene.shop.requests("write")).isZero();
            assertThat(scene.shop.products()).isEqualTo(before);
            assertThat(scene.stored("select 1 from link where gone_at is not null")).isEmpty();
            assertThat(scene.stored("select 1 from dead_letter")).isEmpty();
            if (sentence != null) {
                assertThat(scene.stored("select subject, reason from pause"))
                        .singleElement()
                        .satisfies(
                                pause -> {
                                    assertThat(pause).containsEntry("subject", "source/dolibarr");
                                    assertThat(pause.get("reason")).asString().startsWith(sentence);
                                });
            }

            scene.dolibarr.faults().calm();
            scene.setPrice(1, "24.00");
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.stored("select * from pause")).isEmpty();
            assertThat(scene.inShop("REF-1").fields().get("price")).startsWith("20");
            assertThat(scene.timesInShop()).hasSize(12);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printed-before",
                "printed-behind",
                "printed-in-records",
                "object-lists",
                "filters-ignored",
                "cached"
            })
    void makesNothingInANewStore(String fault) throws InterruptedException {
        try (Scene scene = new Scene()) {
            for (int i = 1; i <= 3; i++) {
                scene.product("REF-" + i, "12.00", 5);
            }
            scene.dolibarr.faults().always(fault);
            scene.once();
            assertThat(scene.shop.products()).isEmpty();

            scene.dolibarr.faults().calm();
            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);
            assertThat(scene.timesInShop())
                    .isEqualTo(Map.of("REF-1", 1L, "REF-2", 1L, "REF-3", 1L));
        }
    }
}
