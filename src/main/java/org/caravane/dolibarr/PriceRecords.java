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
 * (recording 143); with levels on, a level that was never priced is null (v19) or not there. A
 * price of which one of the two amounts is missing counts as missing.
 */
final class PriceRecords {
    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]{0,3}");

    private PriceRecords() {}

    static Prices read(Fields product, BigDecimal vatRate) {
        return new Prices(
                price(
                        product.amount("price"),
                        product.amount("price_ttc"),
                        base(product.text("price_base_type")),
                        vatRate),
                levels(product, vatRate));
    }

    private static Map<Integer, Price> levels(Fields product, BigDecimal vatRate) {
        Map<String, JsonNode> excluding = product.map("multiprices");
        Map<String, JsonNode> including = product.map("multiprices_ttc");
        Map<String, JsonNode> bases = product.map("multiprices_base_type");
        Map<String, JsonNode> rates = product.map("multiprices_tva_tx");
        Map<Integer, Price> levels = new LinkedHashMap<>();
        for (String level : excluding.keySet()) {
            if (!LEVEL.matcher(level).matches()) {
                throw product.refuse("has a price level that is not a number");
            }
            price(
                            product.amount("multiprices." + level, at(excluding, level)),
                            product.amount("multiprices_ttc." + level, at(including, level)),
                            base(product.text("multiprices_base_type", at(bases, level))),
                            VatRates.read(at(rates, level)).orElse(vatRate))
                    .ifPresent(price -> levels.put(Integer.valueOf(level), price));
        }
        return levels;
    }

    private static Optional<Price> price(
            Optional<BigDecimal> excludingTax,
            Optional<BigDecimal> includingTax,
            Price.Base base,
            BigDecimal vatRate) {
        return excludingTax.flatMap(
                ht -> includingTax.map(ttc -> new Price(ht, ttc, base, vatRate)));
    }

    private static Price.Base base(String type) {
        return type.equals("TTC") ? Price.Base.INCLUDING_TAX : Price.Base.EXCLUDING_TAX;
    }

    private static JsonNode at(Map<String, JsonNode> values, String level) {
        JsonNode value = values.get(level);
        return value == null ? MissingNode.getInstance() : value;
    }
}
