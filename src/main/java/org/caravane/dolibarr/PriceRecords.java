package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caravane.model.Price;
import org.caravane.model.Prices;

/**
 * The prices of one product. With price levels off, {@code multiprices} is {@code []} or null
 * (recording 143); with levels on, a level that was never priced is null, not there, or two zeros
 * without a base type (contract, section 10): a 0 that somebody typed has one. A price of which one
 * of the two amounts is missing counts as missing.
 *
 * <p>The rate is always the product's: Dolibarr invoices at it and ignores {@code
 * multiprices_tva_tx}, which is what a level was saved with, and 0 after an import.
 */
final class PriceRecords {
    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]{0,3}");

    private PriceRecords() {}

    static Prices read(Fields product, BigDecimal vatRate) {
        Map<String, JsonNode> excluding = product.map("multiprices");
        return new Prices(
                price(
                        product.amount("price"),
                        product.amount("price_ttc"),
                        product.text("price_base_type"),
                        vatRate),
                levels(product, excluding, vatRate),
                !excluding.isEmpty());
    }

    private static Map<Integer, Price> levels(
            Fields product, Map<String, JsonNode> excluding, BigDecimal vatRate) {
        Map<String, JsonNode> including = product.map("multiprices_ttc");
        Map<String, JsonNode> bases = product.map("multiprices_base_type");
        Map<Integer, Price> levels = new LinkedHashMap<>();
        for (String level : excluding.keySet()) {
            if (!LEVEL.matcher(level).matches()) {
                throw product.refuse("has a price level that is not a number");
            }
            price(
                            product.amount("multiprices." + level, at(excluding, level)),
                            product.amount("multiprices_ttc." + level, at(including, level)),
                            product.text("multiprices_base_type", at(bases, level)),
                            vatRate)
                    .ifPresent(price -> levels.put(Integer.valueOf(level), price));
        }
        return levels;
    }

    private static Optional<Price> price(
            Optional<BigDecimal> excludingTax,
            Optional<BigDecimal> includingTax,
            String base,
            BigDecimal vatRate) {
        return excludingTax
                .flatMap(
                        ht ->
                                includingTax.map(
                                        ttc -> new Price(ht, ttc, base(base.strip()), vatRate)))
                .filter(price -> !base.isBlank() || isPriced(price));
    }

    private static boolean isPriced(Price price) {
        return price.excludingTax().signum() != 0 || price.includingTax().signum() != 0;
    }

    private static Price.Base base(String type) {
        return type.equals("TTC") ? Price.Base.INCLUDING_TAX : Price.Base.EXCLUDING_TAX;
    }

    private static JsonNode at(Map<String, JsonNode> values, String level) {
        JsonNode value = values.get(level);
        return value == null ? MissingNode.getInstance() : value;
    }
}
