package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "85,-3,0.085",
        "1.25,0,1.25",
        "2,3,2000",
        "500,-6,0.0005",
        "1,98,0.02835",
        "16,98,0.453592",
        "1,99,0.453592",
        "0.0000005,0,0.000001",
        "0.0000004,0,0",
        "10000000000,3,10000000000000",
    })
    void convertsWeightsToKilograms(BigDecimal value, int units, String kilograms) {
        assertThat(Units.kilograms(value, units)).hasToString(kilograms);
    }

    @ParameterizedTest
    @CsvSource({
        "23,-2,23",
        "0.52,0,52",
        "3,-1,30",
        "100,-3,10",
        "1.5,98,45.72",
        "10,99,25.4",
        "0.000001,-3,0",
    })
    void convertsLengthsToCentimetres(BigDecimal value, int units, String centimetres) {
        assertThat(Units.centimetres(value, units)).hasToString(centimetres);
    }

    @Test
    void refusesUnknownUnits() {
        assertThatThrownBy(() -> Units.kilograms(BigDecimal.ONE, 97))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessage("has a weight in the unknown unit 97");
        assertThatThrownBy(() -> Units.centimetres(BigDecimal.ONE, -4))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessage("has a dimension in the unknown unit -4");
    }
}
