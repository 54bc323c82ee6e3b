package org.caravane.ops;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caravane.model.PriceRounding;
import org.caravane.model.ShopPricing;
import org.jspecify.annotations.Nullable;

/**
 * How a shop makes prices, as rows of the table {@code mapping}: what a delivery decides with is
 * what {@code explain} sees.
 */
final class PricingRows {
    static final String KIND = "price";
    private static final String GROUP = "group ";
    private static final String UNKNOWN = "unknown";
    private static final String NUMBER = "[0-9]{1,9}(\\.[0-9]{1,30})?";

    private PricingRows() {}

    /** To be remembered. */
    static List<Map<String, Object>> of(String shop, ShopPricing pricing) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row(shop, "rounding", pricing.rounding().name()));
        rows.add(row(shop, "decimals", Integer.toString(pricing.decimals())));
        rows.add(row(shop, "taxed", Boolean.toString(pricing.taxed())));
        rows.add(row(shop, "ecotax", Boolean.toString(pricing.ecotax())));
        rows.add(
                row(
                        shop,
                        "ecotax rate",
                        pricing.ecotaxRate().map(BigDecimal::toPlainString).orElse(UNKNOWN)));
        pricing.groupRates()
                .forEach((group, rate) -> rows.add(row(shop, GROUP + group, rate.toPlainString())));
        return rows;
    }

    /** A row of any kind. */
    static Map<String, Object> row(String shop, String kind, String source, String target) {
        return Map.of("shop", shop, "kind", kind, "source", source, "target", target);
    }

    private static Map<String, Object> row(String shop, String source, String target) {
        return row(shop, KIND, source, target);
    }

    /** As remembered; what is not there is not known. */
    static ShopPricing read(List<Map<String, @Nullable Object>> rows) {
        Map<String, String> values = new HashMap<>();
        rows.stream()
                .filter(row -> KIND.equals(row.get("kind")))
                .forEach(
                        row ->
                                values.put(
                                        String.valueOf(row.get("source_value")),
                                        String.valueOf(row.get("target_value"))));
        ShopPricing unknown = ShopPricing.UNKNOWN;
        Map<String, BigDecimal> rates = new HashMap<>();
        values.forEach(
                (name, value) -> {
                    if (name.startsWith(GROUP) && value.matches(NUMBER)) {
                        rates.put(name.substring(GROUP.length()), new BigDecimal(value));
                    }
                });
        String decimals = values.getOrDefault("decimals", "");
        return new ShopPricing(
                Stream.of(PriceRounding.values())
                        .filter(r -> r.name().equals(values.get("rounding")))
                        .findFirst()
                        .orElse(unknown.rounding()),
                decimals.matches("[0-6]") ? Integer.parseInt(decimals) : unknown.decimals(),
                !"false".equals(values.get("taxed")),
                !"false".equals(values.get("ecotax")),
                Optional.ofNullable(values.get("ecotax rate"))
                        .filter(v -> v.matches(NUMBER))
                        .map(BigDecimal::new),
                rates);
    }
}
