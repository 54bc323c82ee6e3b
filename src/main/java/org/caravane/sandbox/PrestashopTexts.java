package org.caravane.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the shop writes values to its database: slugs, 6 decimals, dates (section 3,
 * extra/product-post-db-overflow).
 */
final class PrestashopTexts {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final BigDecimal LARGEST = new BigDecimal("99999999999999.999999");

    private static final Pattern TAGS = Pattern.compile("<[^>]*>?");

    private PrestashopTexts() {}

    static String now() {
        return LocalDateTime.now(ZoneId.systemDefault()).format(DATE);
    }

    /** Tools::str2url: "Bad slug é" becomes "bad-slug-e". */
    static String slug(String name) {
        return PrestashopSlugs.of(name, false);
    }

    static String stored(WebserviceField field, String sent) {
        if (field.decimal()) {
            Optional<BigDecimal> number = WebserviceCollation.number(sent);
            return number.orElse(BigDecimal.ZERO)
                    .min(LARGEST)
                    .setScale(6, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        if (field.integer()) {
            return sent.isEmpty()
                    ? empty(field)
                    : String.valueOf(new BigDecimal(sent).toBigInteger());
        }
        if (field.format().equals("isCleanHtml")) {
            return PrestashopHtml.purified(sent);
        }
        return sent.isEmpty() ? empty(field) : TAGS.matcher(sent).replaceAll("");
    }

    /** What the shop makes of {@code unit_price} at each save (Product::updateUnitRatio). */
    static String ratio(Map<String, String> stored) {
        BigDecimal unit = new BigDecimal(stored.getOrDefault("unit_price", "0"));
        BigDecimal price = new BigDecimal(stored.getOrDefault("price", "0"));
        return unit.signum() == 0
                ? "0.000000"
                : price.divide(unit, 6, RoundingMode.DOWN).toPlainString();
    }

    /** What the database holds for a field that was not sent (recordings 052, 053). */
    static String empty(WebserviceField field) {
        return switch (field.name()) {
            case "condition" -> "new";
            case "visibility" -> "both";
            case "type" -> "simple";
            case "id_shop_default" -> "1";
            case "available_date" -> "0000-00-00";
            case "low_stock_threshold" -> "";
            case "cache_default_attribute", "quantity" -> "0";
            default ->
                    field.decimal() || field.name().equals("unit_price_ratio")
                            ? "0.000000"
                            : field.integer() ? "0" : "";
        };
    }
}
