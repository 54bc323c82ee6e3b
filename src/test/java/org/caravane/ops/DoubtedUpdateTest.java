package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update whose answer tells nothing is read back: what is there as it was sent has arrived. */
final class DoubtedUpdateTest {
    private static final String WARNINGS =
            "select warnings from verdict where entity = 'product' and source_ref = '%s'";

    @Test
    void deliversAPriceBesideATextThatIsLongerThanALimitLoweredLater() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id =
                    scene.product(
                            "REF-1", "9.90", Map.of("description", "Un mot ".repeat(60).strip()));
            scene.once();
            scene.shop.faults().lowerShortLimit(160);
            scene.setPrice(id, "12.00");
            scene.shop.forgetRequests();

            assertThat(scene.once()).as("not parked").isEqualTo(ExitCode.IN_STEP);

            assertThat(price(scene, "REF-1")).isEqualByComparingTo("10");
            assertThat(scene.shop.requests("PATCH", "products")).isOne();
            assertThat(scene.stored(WARNINGS.formatted("REF-1")).get(0).get("warnings"))
                    .asString()
                    .contains("has what was sent", "longer than the shop allows");
            assertThat(scene.stored("select 1 from dead_letter")).isEmpty();

            scene.shop.forgetRequests();
            scene.once();
            assertThat(scene.shop.requests("write")).as("and is known to be there").isZero();
        }
    }

    @Test
    void deliversTheRestOfABatchInWhichOneTextIsTooLong() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long[] ids = new long[10];
            for (int i = 0; i < 10; i++) {
                ids[i] =
                        scene.product(
                                "REF-%d".formatted(i),
                                "9.90",
                                Map.of("description", "Un mot ".repeat(i == 4 ? 60 : 2).strip()));
            }
            scene.once();
            scene.shop.faults().lowerShortLimit(160);
            for (long id : ids) {
                scene.setPrice(id, "12.00");
            }
            scene.shop.forgetRequests();

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(scene.shop.products())
                    .allSatisfy(
                            p ->
                                    assertThat(new BigDecimal(p.fields().get("price")))
                                            .isEqualByComparingTo("10"));
            assertThat(scene.shop.requests("PATCH", "products"))
                    .as("those after it, in half the company")
                    .isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliversEverythingThatAnEmptyErrorFollowed(boolean patch) throws InterruptedException {
        try (Scene scene = new Scene(patch, Map.of("shop.main.update-labels", "true"))) {
            long[] ids = new long[6];
            for (int i = 0; i < 6; i++) {
                ids[i] = scene.product("REF-%d".formatted(i), "9.90", 5);
            }
            scene.once();
            scene.shop.faults().always("500-after");
            scene.setPrice(ids[0], "12.00");
            scene.dolibarr.changeProduct(ids[1], Map.of("label", "Nouveau"));
            scene.dolibarr.changeProduct(ids[2], Map.of("weight", "250", "weight_units", -3));
            scene.dolibarr.changeProduct(ids[3], Map.of("status", 0));
            scene.dolibarr.moveStock(ids[4], 1, 2);
            scene.shop.forgetRequests();

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(BothSides.of(scene).compare().differences()).isEmpty();
            assertThat(scene.shop.requests("write")).as("a batch each, once").isEqualTo(2);
            assertThat(
                            scene.stored(
                                    "select 1 from link where entity = 'product' and target_born = ''"))
                    .as("the read told the stamps")
                    .isEmpty();
        }
    }

    @Test
    void goesOnAsEverWithWhatDidNotArrive() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90", 5);
            long other = scene.product("REF-2", "9.90", 5);
            scene.once();
            scene.shop.faults().breakOn("REF-1");
            scene.setPrice(id, "12.00");
            scene.setPrice(other, "12.00");

            assertThat(scene.once()).isEqualTo(ExitCode.PARKED);

            assertThat(price(scene, "REF-1")).isEqualByComparingTo("8.25");
            assertThat(price(scene, "REF-2")).isEqualByComparingTo("10");
            assertThat(scene.stored("select source_ref, cause from dead_letter"))
                    .containsExactly(Map.of("SOURCE_REF", "REF-1", "CAUSE", "shop-doubt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost-answer", "truncated", "cut-body"})
    void deliversInTheEndWhatNeverGetsAnAnswer(String fault) throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.once();
            scene.setPrice(id, "12.00");
            scene.shop.faults().next(fault, 3);

            // probes may meet the fault first, and end a round each
            int rounds = 1;
            while (scene.once() == ExitCode.WORK_LEFT && rounds < 5) {
                rounds++;
            }

            assertThat(price(scene, "REF-1")).isEqualByComparingTo("10");
            assertThat(scene.stored("select 1 from dead_letter")).isEmpty();
        }
    }

    @Test
    void concludesNothingFromAShopThatCannotBeAskedEither() throws InterruptedException {
        try (Scene scene = new Scene()) {
            long id = scene.product("REF-1", "9.90", 5);
            scene.once();
            scene.setPrice(id, "12.00");
            scene.shop.faults().emptyErrorAfterCommit(1);
            scene.shop.faults().next("500-before", 0);
            scene.shop.edit(scene.inShop("REF-1").id(), Map.of("price", "1.000000"));

            assertThat(scene.once()).isEqualTo(ExitCode.IN_STEP);

            assertThat(price(scene, "REF-1")).isEqualByComparingTo("10");
            assertThat(List.of(scene.stored("select 1 from pause"))).containsExactly(List.of());
        }
    }

    private static BigDecimal price(Scene scene, String ref) {
        return new BigDecimal(scene.inShop(ref).fields().get("price"));
    }
}
