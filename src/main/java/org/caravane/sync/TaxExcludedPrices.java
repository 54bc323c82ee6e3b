package org.caravane.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.caravane.model.Price;

/**
 * Prices without tax, as a shop stores them: at most 6 decimals, no trailing zeros. The shop adds
 * the tax and rounds half up to the cent; what it then shows is what the ERP shows, whenever a
 * price of 6 decimals can express it. The amount that the merchant typed is the start; it is moved
 * by a few millionths only where the cent would differ, and left as it is where that does not help
 * (an ERP whose two amounts contradict each other).
 */
public final class TaxExcludedPrices {
    private static final int DECIMALS = 6;
    private static final int FARTHEST = 5;

    private TaxExcludedPrices() {}

    public static BigDecimal of(Price price) {
        BigDecimal factor = BigDecimal.ONE.add(price.vatRate().movePointLeft(2));
        BigDecimal cents = cents(price.includingTax());
        BigDecimal start =
                switch (price.base()) {
                    case INCLUDING_TAX ->
                            price.includingTax().divide(factor, DECIMALS, RoundingMode.HALF_UP);
                    case EXCLUDING_TAX ->
                            price.excludingTax().setScale(DECIMALS, RoundingMode.HALF_UP);
                };
        return plain(
                IntStream.rangeClosed(0, 2 * FARTHEST)
                        .mapToObj(i -> start.add(nudge(i)))
                        .filter(p -> p.signum() >= 0 || start.signum() < 0)
                        .filter(p -> cents(p.multiply(factor)).compareTo(cents) == 0)
                        .findFirst()
                        .orElse(start));
    }

    /** 0, +1, -1, +2, -2 ... millionths. */
    private static BigDecimal nudge(int attempt) {
        int steps = (attempt + 1) / 2;
        return BigDecimal.valueOf(attempt % 2 == 1 ? steps : -steps, DECIMALS);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
