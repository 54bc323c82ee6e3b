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

    /** What a merchant may have set otherwise. */
    record Rules(int shortLimit, boolean iframes, boolean anyLetterInUrls) {
        static final Rules INSTALLED = new Rules(SHORT_LIMIT, false, false);

        static Rules of(PrestashopState state) {
            int limit = phpInteger(state.configured("PS_PRODUCT_SHORT_DESC_LIMIT"));
            return new Rules(
                    limit <= 0 ? SHORT_LIMIT : limit,
                    state.configured("PS_ALLOW_HTML_IFRAME").equals("1"),
                    state.configured("PS_ALLOW_ACCENTED_CHARS_URL").equals("1"));
        }

        /** PHP's (int): what a text begins with, or 0. */
        private static int phpInteger(String text) {
            String number = text.strip().replaceFirst("^([+-]?\\d{1,9}).*$", "$1");
            return number.matches("[+-]?\\d{1,9}") ? Integer.parseInt(number) : 0;
        }
    }

    private final Rules rules;
    private final WebserviceField field;
    private final String property;
    private final String value;

    private WebserviceValidator(
            Rules rules, WebserviceSchema schema, WebserviceField field, String value) {
        this.rules = rules;
        this.field = field;
        this.property = schema.className() + "-&gt;" + field.name();
        this.value = value;
    }

    static void check(WebserviceSchema schema, WebserviceBody.Sent sent) throws WebserviceError {
        check(schema, sent, Rules.INSTALLED);
    }

    static void check(WebserviceSchema schema, WebserviceBody.Sent sent, Rules rules)
            throws WebserviceError {
        for (WebserviceField field : schema.fields()) {
            if (!field.translated() && sent.scalars().containsKey(field.name())) {
                String value = sent.scalars().getOrDefault(field.name(), "");
                check(new WebserviceValidator(rules, schema, field, value), 85);
            }
        }
        for (WebserviceField field : schema.fields()) {
            if (field.translated()) {
                for (String text : sent.texts().getOrDefault(field.name(), Map.of()).values()) {
                    check(new WebserviceValidator(rules, schema, field, text), 84);
                }
            }
        }
    }

    /** One text, as {@link #check} looks at all that are sent. */
    static void checkText(WebserviceSchema schema, String name, String text, Rules rules)
            throws WebserviceError {
        WebserviceField field = schema.field(name).orElseThrow();
        check(new WebserviceValidator(rules, schema, field, text), 84);
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
                                value.equals("0") || isValid()
                                        ? Optional.empty()
                                        : Optional.of("Property " + property + " is not valid"));
    }

    private boolean isValid() {
        return switch (field.format()) {
            case "isCleanHtml" -> WebserviceFormats.isCleanHtml(value, rules.iframes());
            case "isLinkRewrite" -> PrestashopSlugs.isLinkRewrite(value, rules.anyLetterInUrls());
            default -> WebserviceFormats.valid(field.format(), value);
        };
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

    /** Of a short description the shop counts what strip_tags leaves, without line ends. */
    private Optional<String> badLength() {
        boolean brief = field.name().equals("description_short");
        String counted = brief ? value.replaceAll("<[^>]*>|[\r\n]", "") : value;
        int length = value.codePointCount(0, value.length());
        int tags = length - counted.codePointCount(0, counted.length());
        int limit = brief ? rules.shortLimit() + tags : field.maxSize();
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
