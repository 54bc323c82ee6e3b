package org.caravane.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caravane.model.Price;
import org.caravane.model.PriceQuote;

/**
 * Prices without tax, as a shop stores them: at most 6 decimals, no trailing zeros. What the shop
 * then shows is what the ERP shows, to the cent, or there is no such price: a currency without
 * decimals, or an ecotax that is more than the price. The amount that the merchant typed is the
 * start; it is moved by a few millionths only where the cent would differ, and given up for the
 * cent itself where that does not help.
 */
public final class TaxExcludedPrices {
    private static final int DECIMALS = 6;
    private static final int FARTHEST = 5;

    /** Cents, also where the shop's currency has none. */
    private static final int LEAST = 2;

    private TaxExcludedPrices() {}

    /**
     * The price to store, absent when no price shows what the ERP asks.
     *
     * @param ecotax what the shop adds on top, with its tax
     */
    public static Optional<BigDecimal> of(PriceQuote quote, BigDecimal ecotax) {
        BigDecimal target = target(quote);
        return starts(quote, target, ecotax)
                .flatMap(
                        start ->
                                IntStream.rangeClosed(0, 2 * FARTHEST)
                                        .mapToObj(i -> near(start, i)))
                .filter(net -> net.signum() >= 0)
                .filter(net -> quote.shop().shows(target, net, quote.groupRate(), ecotax))
                .findFirst()
                .map(TaxExcludedPrices::plain);
    }

    /** What the shop would show of the nearest price. */
    static BigDecimal nearest(PriceQuote quote, BigDecimal ecotax) {
        BigDecimal start = net(quote, target(quote), ecotax).max(BigDecimal.ZERO);
        return quote.shop().shown(start, quote.groupRate(), ecotax);
    }

    /** What the customer pays in the ERP. */
    private static BigDecimal target(PriceQuote quote) {
        int decimals = Math.max(LEAST, quote.shop().decimals());
        return quote.price().includingTax().setScale(decimals, RoundingMode.HALF_UP);
    }

    private static Stream<BigDecimal> starts(
            PriceQuote quote, BigDecimal target, BigDecimal ecotax) {
        Price price = quote.price();
        boolean sameRate = quote.groupRate().compareTo(price.vatRate()) == 0;
        boolean kept = price.base() == Price.Base.EXCLUDING_TAX && sameRate && ecotax.signum() == 0;
        BigDecimal typed =
                kept
                        ? price.excludingTax().setScale(DECIMALS, RoundingMode.HALF_UP)
                        : net(quote, price.includingTax(), ecotax);
        return Stream.of(typed, net(quote, target, ecotax))
                .map(start -> start.max(BigDecimal.ZERO));
    }

    private static BigDecimal net(PriceQuote quote, BigDecimal gross, BigDecimal ecotax) {
        BigDecimal factor = quote.shop().factor(quote.groupRate());
        return gross.subtract(ecotax).divide(factor, DECIMALS, RoundingMode.HALF_UP);
    }

    /** The start and its neighbours: 0, +1, -1, +2, -2 ... millionths. */
    private static BigDecimal near(BigDecimal start, int attempt) {
        int steps = (attempt + 1) / 2;
        return start.add(BigDecimal.valueOf(attempt % 2 == 1 ? steps : -steps, DECIMALS));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
