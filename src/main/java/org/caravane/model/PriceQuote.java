package org.caravane.model;

import java.math.BigDecimal;

/**
 * A price of the ERP beside the shop that is to ask it.
 *
 * @param groupRate in percent, what the shop's tax rules group adds
 */
public record PriceQuote(Price price, BigDecimal groupRate, ShopPricing shop) {

    /** In a shop that was not asked, whose group adds the price's own rate. */
    public static PriceQuote usual(Price price) {
        return new PriceQuote(price, price.vatRate(), ShopPricing.UNKNOWN);
    }
}
