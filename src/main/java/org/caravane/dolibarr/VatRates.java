package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * VAT rates from 0 to 100 %, as text or as a number. Dolibarr 19 appends the rate's code to those
 * of price levels: {@code 20.0000 ()} (its recording 10).
 */
final class VatRates {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Pattern CODE = Pattern.compile(" ?\\([^()]*\\)$");

    private VatRates() {}

    static BigDecimal of(Fields product) {
        JsonNode rate = product.raw("tva_tx");
        return read(rate)
                .orElseThrow(
                        () ->
                                product.refuse(
                                        rate.isMissingNode() || rate.isNull()
                                                ? "has no VAT rate"
                                                : "has no VAT rate from 0 to 100: "
                                                        + Quotes.of(rate)));
    }

    static Optional<BigDecimal> read(JsonNode rate) {
        boolean readable = rate.isTextual() || rate.isNumber();
        if (!readable || rate.asText().length() > 40) {
            return Optional.empty();
        }
        return Decimals.parse(CODE.matcher(rate.asText()).replaceFirst(""))
                .filter(r -> r.signum() >= 0 && r.compareTo(HUNDRED) <= 0);
    }
}
