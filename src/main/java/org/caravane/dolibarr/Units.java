package org.caravane.dolibarr;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Dolibarr's weights and lengths in the shop's units. A unit is the power of ten of the base unit
 * (kg, m), or 98 and 99 for the imperial ones (recording 81, contract section 5). Results have at
 * most 6 decimals, rounded half up, without trailing zeros. An unknown unit is an {@link
 * UnreadableRecord} whose sentence lacks the subject: {@code has a weight in the unknown unit 42}.
 */
public final class Units {
    private static final BigDecimal OUNCE_IN_KG = new BigDecimal("0.028349523125");
    private static final BigDecimal POUND_IN_KG = new BigDecimal("0.45359237");
    private static final BigDecimal FOOT_IN_CM = new BigDecimal("30.48");
    private static final BigDecimal INCH_IN_CM = new BigDecimal("2.54");
    private static final int DECIMALS = 6;

    private Units() {}

    /** From milligrams (-6) to tonnes (3), ounces (98) and pounds (99). */
    public static BigDecimal kilograms(BigDecimal value, int units) {
        if (units == 98) {
            return rounded(value.multiply(OUNCE_IN_KG));
        }
        if (units == 99) {
            return rounded(value.multiply(POUND_IN_KG));
        }
        if (units < -6 || units > 3) {
            throw new UnreadableRecord("has a weight in the unknown unit " + units);
        }
        return rounded(value.scaleByPowerOfTen(units));
    }

    /** From millimetres (-3) to metres (0), feet (98) and inches (99). */
    public static BigDecimal centimetres(BigDecimal value, int units) {
        if (units == 98) {
            return rounded(value.multiply(FOOT_IN_CM));
        }
        if (units == 99) {
            return rounded(value.multiply(INCH_IN_CM));
        }
        if (units < -3 || units > 0) {
            throw new UnreadableRecord("has a dimension in the unknown unit " + units);
        }
        return rounded(value.scaleByPowerOfTen(units + 2));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return Decimals.canonical(value.setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
