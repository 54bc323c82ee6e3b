package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Row ids: positive integers, sent as text or as numbers, kept as text. */
final class Ids {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private Ids() {}

    static Optional<String> of(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber()
                ? of(value.asText())
                : Optional.empty();
    }

    static Optional<String> of(String text) {
        return Optional.of(text).filter(t -> ID.matcher(t).matches());
    }
}
