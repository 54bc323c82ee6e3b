package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimal numbers as databases print them, {@code 20.0000} or {@code 1e-05}: at most 15 digits
 * before the point, canonical (no trailing zeros, never an exponent), so that equal values are
 * equal.
 */
final class Decimals {
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?");

    private Decimals() {}

    /** A number, or the text of one. */
    static Optional<BigDecimal> of(JsonNode value) {
        return value.isTextual() || value.isNumber() ? parse(value.asText()) : Optional.empty();
    }

    static Optional<BigDecimal> parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(canonical(new BigDecimal(text)));
    }

    static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
