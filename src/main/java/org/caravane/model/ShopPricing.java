package org.caravane.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How a shop makes the price that its customers pay of the price that it stores (PrestaShop 8.2.1,
 * Product::priceCalculation and Tools::ps_round): tax is added, then the ecotax with a tax of its
 * own, then the sum is rounded, first to 6 decimals, then to those of the currency.
 *
 * @param rounding how it rounds
 * @param decimals of its currency, 0 for yen
 * @param taxed whether it adds taxes at all
 * @param ecotax whether it uses the ecotaxes of products
 * @param ecotaxRate in percent, what is added to an ecotax; absent when it cannot be told
 * @param groupRates in percent by the id of a tax rules group: what a customer of the shop's
 *     country pays. A group that cannot be told is absent
 */
public record ShopPricing(
        PriceRounding rounding,
        int decimals,
        boolean taxed,
        boolean ecotax,
        Optional<BigDecimal> ecotaxRate,
        Map<String, BigDecimal> groupRates) {
    private static final String NO_TAX = "0";
    private static final int COMPUTED = 6;

    /** A shop as installed. */
    public static final ShopPricing INSTALLED =
            new ShopPricing(
                    PriceRounding.HALF_UP, 2, true, false, Optional.of(BigDecimal.ZERO), Map.of());

    /** A shop that was not asked: as installed, but an ecotax that is found there is believed. */
    public static final ShopPricing UNKNOWN =
            new ShopPricing(PriceRounding.HALF_UP, 2, true, true, Optional.empty(), Map.of());

    public ShopPricing {
        groupRates = Map.copyOf(groupRates);
    }

    /** Whether it makes prices as an installed shop does, its groups left aside. */
    public boolean isUsual() {
        return words().equals(INSTALLED.words());
    }

    /** What sets it apart from others, its groups left aside. */
    public String words() {
        String ecotaxed =
                ecotaxRate.map(r -> r.stripTrailingZeros().toPlainString()).orElse("unknown");
        return "%s to %d decimals, %s, %s"
                .formatted(
                        rounding,
                        decimals,
                        taxed ? "taxed" : "untaxed",
                        ecotax ? "ecotax at " + ecotaxed : "no ecotax");
    }

    /** What a group adds in percent; the other rate where the group cannot be told. */
    public BigDecimal rate(String group, BigDecimal otherwise) {
        BigDecimal known = groupRates.get(group);
        if (known != null) {
            return known;
        }
        return group.equals(NO_TAX) ? BigDecimal.ZERO : otherwise;
    }

    /**
     * The price that a customer sees.
     *
     * @param net the stored price without tax
     * @param rate in percent
     * @param ecotax as it is added, with its tax
     */
    public BigDecimal shown(BigDecimal net, BigDecimal rate, BigDecimal ecotax) {
        BigDecimal gross = net.multiply(factor(rate)).add(ecotax);
        return rounding.round(rounding.round(gross, COMPUTED), decimals);
    }

    /**
     * Whether a customer sees that amount, also where the shop rounds once only, as a module or
     * another version may.
     */
    public boolean shows(BigDecimal amount, BigDecimal net, BigDecimal rate, BigDecimal ecotax) {
        BigDecimal once = rounding.round(net.multiply(factor(rate)).add(ecotax), decimals);
        return once.compareTo(amount) == 0 && shown(net, rate, ecotax).compareTo(amount) == 0;
    }

    /** An ecotax as it is added, with its tax; absent where that cannot be told. */
    public Optional<BigDecimal> withTax(BigDecimal ecotax) {
        return ecotax.signum() == 0
                ? Optional.of(BigDecimal.ZERO)
                : ecotaxRate.map(rate -> ecotax.multiply(factor(rate)));
    }

    /** What multiplies a price without tax. */
    public BigDecimal factor(BigDecimal rate) {
        return taxed ? BigDecimal.ONE.add(rate.movePointLeft(2)) : BigDecimal.ONE;
    }
}
