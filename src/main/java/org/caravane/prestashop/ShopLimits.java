package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a shop takes: lengths in code points, as its mb_strlen counts, and two of its switches. Read
 * by the probe; a number that cannot be true is not believed, and PrestaShop's own stands in.
 *
 * @param name the longest name of a product
 * @param reference the longest reference
 * @param summary PS_PRODUCT_SHORT_DESC_LIMIT, of the text of a short description without its tags
 * @param gtinDigits the most digits that the field ean13 takes: 13, from PrestaShop 9 on 14
 * @param iframes PS_ALLOW_HTML_IFRAME
 * @param anyLetterInUrls PS_ALLOW_ACCENTED_CHARS_URL: slugs keep the letters of every script
 */
public record ShopLimits(
        int name,
        int reference,
        int summary,
        int gtinDigits,
        boolean iframes,
        boolean anyLetterInUrls) {

    /** As PrestaShop 8 is installed. */
    public static final ShopLimits DEFAULTS = new ShopLimits(128, 64, 800, 13, false, false);

    /** The size of the columns of descriptions: what is more limits nothing. */
    private static final int MOST_TEXT = 4_194_303;

    private static final int LEAST_NAME = 16;
    private static final int LEAST_REFERENCE = 8;
    private static final int MOST_LINE = 1024;

    /** What PHP's (int) reads of a text; an exponent that nobody types is left out. */
    private static final Pattern PHP_INTEGER = Pattern.compile("\\s*\\+?(\\d{1,9})(?![\\deE]).*");

    private static final Pattern MAJOR = Pattern.compile("(\\d{1,3})\\..*");

    /**
     * The limits of a shop.
     *
     * @param synopsis the answer to {@code products?schema=synopsis}, null when there is none
     * @param version the header PSWS-Version, null when there is none; tells what no synopsis does
     */
    public static ShopLimits of(
            ShopConfiguration configuration,
            @Nullable JsonNode synopsis,
            @Nullable String version) {
        Optional<JsonNode> product =
                Optional.ofNullable(synopsis)
                        .map(s -> s.path("product"))
                        .filter(JsonNode::isObject);
        return new ShopLimits(
                size(product, "name", LEAST_NAME).orElse(DEFAULTS.name()),
                size(product, "reference", LEAST_REFERENCE).orElse(DEFAULTS.reference()),
                summary(configuration),
                gtinDigits(product, version == null ? "" : version),
                configuration.isOn("PS_ALLOW_HTML_IFRAME", false),
                configuration.isOn("PS_ALLOW_ACCENTED_CHARS_URL", false));
    }

    /** Whether an answer is the synopsis of products, with the lengths that are looked for. */
    public static boolean isSynopsis(@Nullable JsonNode synopsis) {
        return synopsis != null
                && size(Optional.of(synopsis.path("product")), "name", LEAST_NAME).isPresent();
    }

    /** Product::validateField of 1.7.8 to 8.2: 0 or less is 800. */
    private static int summary(ShopConfiguration configuration) {
        return configuration
                .text("PS_PRODUCT_SHORT_DESC_LIMIT")
                .map(PHP_INTEGER::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(limit -> limit >= 1 && limit <= MOST_TEXT)
                .orElse(DEFAULTS.summary());
    }

    private static int gtinDigits(Optional<JsonNode> product, String version) {
        Optional<JsonNode> ean = product.map(p -> p.path("ean13")).filter(JsonNode::isObject);
        if (ean.isPresent()) {
            boolean gtin =
                    WebserviceXml.text(ean.get(), "format").equalsIgnoreCase("isGtin")
                            || WebserviceXml.text(ean.get(), "maxSize").equals("14");
            return gtin ? 14 : 13;
        }
        Matcher major = MAJOR.matcher(version);
        return major.matches() && Integer.parseInt(major.group(1)) >= 9 ? 14 : 13;
    }

    private static OptionalInt size(Optional<JsonNode> product, String field, int least) {
        return product
                .map(p -> WebserviceXml.text(p.path(field), "maxSize"))
                .filter(size -> size.matches("\\d{1,9}"))
                .stream()
                .mapToInt(Integer::parseInt)
                .filter(size -> size >= least && size <= MOST_LINE)
                .findFirst();
    }
}
