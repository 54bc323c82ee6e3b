package org.caravane.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a shop rounds the prices that it shows; none of them is negative. */
public enum PriceRounding {
    UP,
    DOWN,
    HALF_UP,
    HALF_DOWN,
    HALF_EVEN,
    /** To the odd neighbour when both are equally near, which Java does not have. */
    HALF_ODD;

    /** The amount with that number of decimals. */
    public BigDecimal round(BigDecimal amount, int decimals) {
        return switch (this) {
            case UP -> amount.setScale(decimals, RoundingMode.UP);
            case DOWN -> amount.setScale(decimals, RoundingMode.DOWN);
            case HALF_UP -> amount.setScale(decimals, RoundingMode.HALF_UP);
            case HALF_DOWN -> amount.setScale(decimals, RoundingMode.HALF_DOWN);
            case HALF_EVEN -> amount.setScale(decimals, RoundingMode.HALF_EVEN);
            case HALF_ODD -> halfOdd(amount, decimals);
        };
    }

    private static BigDecimal halfOdd(BigDecimal amount, int decimals) {
        BigDecimal up = amount.setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal down = amount.setScale(decimals, RoundingMode.HALF_DOWN);
        return up.unscaledValue().testBit(0) ? up : down;
    }
}
