package org.caravane.sync;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.ShopPricing;

/**
 * Values an operator may edit, of one shop, and what the shop makes of prices.
 *
 * @param taxRulesGroups the shop's tax rules group by VAT rate, the rate as {@link #rateKey} writes
 *     it
 */
public record Mappings(Map<String, String> taxRulesGroups, ShopPricing pricing) {

    public Mappings {
        taxRulesGroups = Map.copyOf(taxRulesGroups);
    }

    /** Of a shop that was not asked how it makes prices. */
    public Mappings(Map<String, String> taxRulesGroups) {
        this(taxRulesGroups, ShopPricing.UNKNOWN);
    }

    public Optional<String> taxRulesGroup(BigDecimal rate) {
        return Optional.ofNullable(taxRulesGroups.get(rateKey(rate)));
    }

    /** {@code 5.5} for 5.5000. */
    public static String rateKey(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }
}
