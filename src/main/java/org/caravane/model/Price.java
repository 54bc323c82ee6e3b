package org.caravane.model;

import java.math.BigDecimal;

/**
 * A sales price as the ERP holds it, in its one currency.
 *
 * @param excludingTax the amount without tax, as stored (up to 8 decimals)
 * @param includingTax the amount with tax, as stored
 * @param base which of the two the merchant typed; the other one was computed
 * @param vatRate in percent, {@code 5.5} for 5.5 %: what the ERP invoices the product at
 */
public record Price(
        BigDecimal excludingTax, BigDecimal includingTax, Base base, BigDecimal vatRate) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** The amount that is exact. */
    public enum Base {
        EXCLUDING_TAX,
        INCLUDING_TAX
    }

    /** What the VAT rate makes of the amount without tax. */
    public BigDecimal taxed() {
        return excludingTax.multiply(BigDecimal.ONE.add(vatRate.movePointLeft(2)));
    }

    /**
     * Whether the two amounts and the rate cannot all be true: they are further apart than what was
     * rounded. That is a cent at most, or a unit of a currency that has no cents.
     *
     * @param decimals of the currency
     */
    public boolean contradictsItself(int decimals) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals).max(CENT);
        return taxed().subtract(includingTax).abs().compareTo(unit) > 0;
    }
}
