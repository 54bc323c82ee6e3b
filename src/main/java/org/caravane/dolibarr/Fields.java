package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a Dolibarr list, field by field. Whatever has another type than Dolibarr gives it
 * (contract, section 5) is an {@link UnreadableRecord} that names the record: by its ref, else its
 * id, else its place in the page.
 */
final class Fields {
    private static final BigDecimal MOST = new BigDecimal("10000000000");

    private final String kind;
    private final JsonNode record;
    private final int place;

    Fields(String kind, JsonNode record, int place) {
        this.kind = kind;
        this.record = record;
        this.place = place;
    }

    /** A positive integer as text; {@code ""} when the record has none. */
    String idOrEmpty() {
        return Ids.of(record.path("id")).orElse("");
    }

    String id() {
        if (!record.isObject()) {
            throw refuse("is not a record");
        }
        return Ids.of(record.path("id")).orElseThrow(() -> refuse("has no id"));
    }

    String ref() {
        String ref = text("ref");
        if (ref.isBlank()) {
            throw refuse("has no reference");
        }
        return ref;
    }

    JsonNode raw(String name) {
        return record.path(name);
    }

    /** {@code ""} when null or absent. */
    String text(String name) {
        return text(name, record.path(name));
    }

    String text(String name, JsonNode value) {
        if (empty(value)) {
            return "";
        }
        if (!value.isTextual()) {
            throw refuse("has a field " + name + " that is not text: " + Quotes.of(value));
        }
        return value.textValue();
    }

    /** A text or an integer, both as text; {@code ""} when null or absent. */
    String code(String name) {
        JsonNode value = record.path(name);
        return value.isIntegralNumber() ? value.asText() : text(name);
    }

    /**
     * A number from 0 to 10^10, sent as text or, where PHP computed it, as a number (module Dynamic
     * Prices; contract, section 10); absent when null, absent or blank.
     */
    Optional<BigDecimal> amount(String name) {
        return amount(name, record.path(name));
    }

    Optional<BigDecimal> amount(String name, JsonNode value) {
        if (empty(value) || (value.isTextual() && value.textValue().isBlank())) {
            return Optional.empty();
        }
        Optional<BigDecimal> amount = Decimals.of(value);
        if (amount.filter(a -> a.signum() >= 0 && a.compareTo(MOST) <= 0).isEmpty()) {
            throw refuse("has a field " + name + " that is not an amount: " + Quotes.of(value));
        }
        return amount;
    }

    /** PHP writes an empty map as {@code []} or null. */
    Map<String, JsonNode> map(String name) {
        JsonNode value = record.path(name);
        if (empty(value) || (value.isArray() && value.isEmpty())) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw refuse("has a field " + name + " of another shape than expected");
        }
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        value.fields().forEachRemaining(e -> entries.put(e.getKey(), e.getValue()));
        return entries;
    }

    UnreadableRecord refuse(String what) {
        return new UnreadableRecord(subject() + " " + what);
    }

    String subject() {
        String ref = record.path("ref").isTextual() ? record.path("ref").textValue().strip() : "";
        String name = ref.isEmpty() ? idOrEmpty() : Quotes.of(ref);
        return name.isEmpty() ? kind + " number " + place + " of the page" : kind + "/" + name;
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
