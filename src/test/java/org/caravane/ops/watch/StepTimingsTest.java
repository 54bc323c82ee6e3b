package org.caravane.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepTimingsTest {

    @ParameterizedTest
    @CsvSource({
        "claim, claim",
        "product-read, read",
        "stock-lookup, lookup",
        "product-write, write",
        "leave, leave",
        "intend, intend",
        "remember, remember",
        "shop-read, ",
        "shop-write, ",
        "claim-rows, ",
        "remember-values, ",
        "product-main-1, ",
    })
    void tellsTheStepsOfADeliveryByTheirRoutes(String routeId, String step) {
        assertThat(StepTimings.step(routeId).orElse(null)).isEqualTo(step);
    }
}
