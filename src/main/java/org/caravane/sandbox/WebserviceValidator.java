package org.caravane.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PrestaShop's checks of sent values, scalars first (code 85), then texts (84), the first failure
 * only: required but empty, the values allowed, the length, the range, the format (section 3;
 * recordings 043 to 046, 081, extra/product-post-reference-too-long). What PHP calls empty has no
 * format to keep.
 */
final class WebserviceValidator {

    private static final Map<String, List<String>> VALUES =
            Map.of(
                    "visibility", List.of("both", "catalog", "search", "none"),
                    "condition", List.of("new", "used", "refurbished"),
                    "product_type", List.of("standard", "pack", "virtual", "combinations", ""));
    private static final int SHORT_LIMIT = 800;

    private final WebserviceField field;
    private final String property;
    private final String value;

    private WebserviceValidator(WebserviceSchema schema, WebserviceField field, String value) {
        this.field = field;
        this.property = schema.className() + "-&gt;" + field.name();
        this.value = value;
    }

    static void check(WebserviceSchema schema, WebserviceBody.Sent sent) throws WebserviceError {
        for (WebserviceField field : schema.fields()) {
            if (!field.translated() && sent.scalars().containsKey(field.name())) {
                String value = sent.scalars().getOrDefault(field.name(), "");
                check(new WebserviceValidator(schema, field, value), 85);
            }
        }
        for (WebserviceField field : schema.fields()) {
            if (field.translated()) {
                for (String text : sent.texts().getOrDefault(field.name(), Map.of()).values()) {
                    check(new WebserviceValidator(schema, field, text), 84);
                }
            }
        }
    }

    private static void check(WebserviceValidator one, int code) throws WebserviceError {
        Optional<String> problem = one.problem();
        if (problem.isPresent()) {
            throw error(code, problem.get());
        }
    }

    private Optional<String> problem() {
        if (value.isEmpty()) {
            boolean missing = field.required() && !field.translated();
            return missing ? Optional.of("Property " + property + " is empty.") : Optional.empty();
        }
        return badValue()
                .or(this::badLength)
                .or(this::badRange)
                .or(
                        () ->
                                value.equals("0") || WebserviceFormats.valid(field.format(), value)
                                        ? Optional.empty()
                                        : Optional.of("Property " + property + " is not valid"));
    }

    private Optional<String> badValue() {
        List<String> allowed = VALUES.getOrDefault(field.name(), List.of(value));
        return allowed.contains(value)
                ? Optional.empty()
                : Optional.of(
                        "Property "
                                + property
                                + " has a bad value (allowed values are: "
                                + String.join(", ", allowed)
                                + ").");
    }

    private Optional<String> badLength() {
        boolean brief = field.name().equals("description_short");
        String counted = brief ? value.replaceAll("<[^>]*>", "") : value;
        int limit = brief ? SHORT_LIMIT : field.maxSize();
        int length = counted.codePointCount(0, counted.length());
        return limit == 0 || length <= limit
                ? Optional.empty()
                : Optional.of(
                        "The length of property "
                                + property
                                + " is currently "
                                + length
                                + " chars. It must be between 0 and "
                                + limit
                                + " chars.");
    }

    /** PHP compares what is no number as text, and says 0 for it. */
    private Optional<String> badRange() {
        if (!field.name().equals("quantity")) {
            return Optional.empty();
        }
        Optional<BigDecimal> number =
                value.matches("\\s*[+-]?\\d+(\\.\\d*)?(e\\d{1,3})?\\s*")
                        ? Optional.of(new BigDecimal(value.strip()))
                        : Optional.empty();
        boolean inside =
                number.map(
                                n ->
                                        n.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                                                && n.compareTo(
                                                                BigDecimal.valueOf(
                                                                        Integer.MAX_VALUE))
                                                        <= 0)
                        .orElseGet(
                                () ->
                                        value.compareTo(Integer.toString(Integer.MIN_VALUE)) >= 0
                                                && value.compareTo(
                                                                Integer.toString(Integer.MAX_VALUE))
                                                        <= 0);
        return inside
                ? Optional.empty()
                : Optional.of(
                        "The range of property "
                                + property
                                + " is currently "
                                + number.orElse(BigDecimal.ZERO).toBigInteger()
                                + ". It must be between "
                                + Integer.MIN_VALUE
                                + " and "
                                + Integer.MAX_VALUE
                                + ".");
    }

    static WebserviceError notValid(WebserviceSchema schema, String field) {
        return error(85, "Property " + schema.className() + "-&gt;" + field + " is not valid");
    }

    private static WebserviceError error(int code, String message) {
        return new WebserviceError(400, code, "Validation error: \"" + message + "\"");
    }
}
