package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class VariantsModuleTest {
    /** As a real 23.1.0 without the module answers. */
    private static final String MISSING =
            "{\"error\":{\"code\":503,\"message\":\"Service Unavailable: Error when retrieve product list : Table 'doli.llx_product_attribute_combination' doesn't exist\"}}";

    private static final String POSTGRES =
            "{\"error\":{\"code\":503,\"message\":\"Service Unavailable: Error when retrieve product list : ERROR: relation \\\"llx_product_attribute_combination\\\" does not exist\"}}";

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final VariantsModule unit = new VariantsModule(() -> now);

    @Test
    void asksWithoutTheFilterOnceItsTablesTurnOutMissing() {
        String query = "ids_only=true&mode=1&variant_filter=1&limit=1";
        assertThat(unit.asked(query)).isEqualTo(query);

        assertThat(unit.turnsOutMissing(503, MISSING, query)).isTrue();

        assertThat(unit.asked(query)).isEqualTo("ids_only=true&mode=1&limit=1");
        assertThat(unit.asked("variant_filter=1&limit=1")).isEqualTo("limit=1");
    }

    @Test
    void knowsTheAnswerOfADolibarrOnPostgres() {
        assertThat(unit.turnsOutMissing(503, POSTGRES, "variant_filter=1")).isTrue();
    }

    @Test
    void asksAgainAfterAWhileBecauseTheModuleMayHaveBeenEnabled() {
        unit.turnsOutMissing(503, MISSING, "variant_filter=1");

        now = now.plus(Duration.ofMinutes(10));

        assertThat(unit.asked("mode=1&variant_filter=1")).isEqualTo("mode=1&variant_filter=1");
    }

    @Test
    void takesNoOtherFailureForIt() {
        assertThat(unit.turnsOutMissing(500, MISSING, "variant_filter=1")).isFalse();
        assertThat(unit.turnsOutMissing(503, "Service Unavailable", "variant_filter=1")).isFalse();
        assertThat(unit.turnsOutMissing(503, null, "variant_filter=1")).isFalse();
        assertThat(unit.turnsOutMissing(503, MISSING, "limit=1"))
                .as("it was not the filter's fault, and would be asked for ever")
                .isFalse();
    }
}
