package org.caravane.model;

import java.math.BigDecimal;

/**
 * A sales price as the ERP holds it, in its one currency.
 *
 * @param excludingTax the amount without tax, as stored (up to 8 decimals)
 * @param includingTax the amount with tax, as stored
 * @param base which of the two the merchant typed; the other one was computed
 * @param vatRate in percent, {@code 5.5} for 5.5 %
 */
public record Price(
        BigDecimal excludingTax, BigDecimal includingTax, Base base, BigDecimal vatRate) {

    /** The amount that is exact. */
    public enum Base {
        EXCLUDING_TAX,
        INCLUDING_TAX
    }
}
