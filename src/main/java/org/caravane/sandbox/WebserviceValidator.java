package org.caravane.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * PrestaShop's checks of sent values, scalars first (code 85), then texts (84), the first failure
 * only (section 3; recordings 043 to 046, 081, extra/product-post-reference-too-long). Empty values
 * are never checked.
 */
final class WebserviceValidator {

    private static final Map<String, Pattern> FORMATS =
            Map.ofEntries(
                    Map.entry("isUnsignedId", Pattern.compile("\\d{1,10}")),
                    Map.entry("isUnsignedInt", Pattern.compile("\\d{1,10}")),
                    Map.entry("isPositiveInt", Pattern.compile("\\d{1,10}")),
                    Map.entry("isInt", Pattern.compile("-?\\d{1,10}")),
                    Map.entry("isBool", Pattern.compile("[01]")),
                    Map.entry("isPrice", Pattern.compile("\\d{1,10}(\\.\\d{1,9})?")),
                    Map.entry("isUnsignedFloat", Pattern.compile("\\d+(\\.\\d+)?")),
                    Map.entry("isEan13", Pattern.compile("\\d{0,13}")),
                    Map.entry("isUpc", Pattern.compile("\\d{0,12}")),
                    Map.entry("isIsbn", Pattern.compile("[0-9-]{0,32}")),
                    Map.entry("isMpn", Pattern.compile(".{0,40}", Pattern.DOTALL)),
                    Map.entry("isReference", Pattern.compile("[^<>;={}]*")),
                    Map.entry("isCatalogName", Pattern.compile("[^<>;=#{}]*")),
                    Map.entry("isGenericName", Pattern.compile("[^<>={}]*")),
                    Map.entry("IsGenericName", Pattern.compile("[^<>={}]*")),
                    Map.entry("isLinkRewrite", Pattern.compile("[_a-zA-Z0-9-]+")),
                    Map.entry(
                            "isDateFormat",
                            Pattern.compile(
                                    "\\d{4}-((0?[0-9])|(1[0-2]))-((0?[0-9])|([1-2][0-9])|(3[01]))")),
                    Map.entry("isProductVisibility", Pattern.compile("both|catalog|search|none")));
    private static final Map<String, Set<String>> VALUES =
            Map.of(
                    "condition", Set.of("new", "used", "refurbished"),
                    "product_type", Set.of("standard", "pack", "virtual", "combinations"));
    private static final Pattern UNCLEAN =
            Pattern.compile(
                    "<\\s*script|script\\s*:|<\\s*/?\\s*(iframe|form|input|embed|object)|\\bon[a-z]{3,}\\s*=",
                    Pattern.CASE_INSENSITIVE);
    private static final int SHORT_LIMIT = 800;

    private WebserviceValidator() {}

    static void check(WebserviceSchema schema, WebserviceBody.Sent sent) throws WebserviceError {
        for (WebserviceField field : schema.fields()) {
            if (!field.translated()) {
                check(schema, field, sent.scalars().getOrDefault(field.name(), ""), 85);
            }
        }
        for (WebserviceField field : schema.fields()) {
            if (field.translated()) {
                for (String text : sent.texts().getOrDefault(field.name(), Map.of()).values()) {
                    check(schema, field, text, 84);
                }
            }
        }
    }

    private static void check(
            WebserviceSchema schema, WebserviceField field, String value, int code)
            throws WebserviceError {
        if (value.isEmpty() || field.date()) {
            return;
        }
        String property = schema.className() + "-&gt;" + field.name();
        int length = value.codePointCount(0, value.length());
        if (field.maxSize() > 0 && length > field.maxSize()) {
            throw error(
                    code,
                    "The length of property "
                            + property
                            + " is currently "
                            + length
                            + " chars. It must be between 0 and "
                            + field.maxSize()
                            + " chars.");
        }
        if (field.name().equals("description_short") && plainLength(value) > SHORT_LIMIT) {
            throw error(
                    code,
                    property
                            + " is too long: "
                            + SHORT_LIMIT
                            + " chars max (current count "
                            + plainLength(value)
                            + ").");
        }
        if (!valid(field, value)) {
            throw error(code, "Property " + property + " is not valid");
        }
    }

    private static boolean valid(WebserviceField field, String value) {
        if (field.format().equals("isCleanHtml")) {
            return !UNCLEAN.matcher(value).find();
        }
        Pattern format = FORMATS.get(field.format());
        Set<String> values = VALUES.get(field.name());
        return (format == null || format.matcher(value).matches())
                && (values == null || values.contains(value));
    }

    private static int plainLength(String html) {
        String plain = html.replaceAll("<[^>]*>", "");
        return plain.codePointCount(0, plain.length());
    }

    static WebserviceError notValid(WebserviceSchema schema, String field) {
        return error(85, "Property " + schema.className() + "-&gt;" + field + " is not valid");
    }

    private static WebserviceError error(int code, String message) {
        return new WebserviceError(400, code, "Validation error: \"" + message + "\"");
    }
}
