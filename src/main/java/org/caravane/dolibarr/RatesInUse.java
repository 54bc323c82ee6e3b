package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The VAT rates of the products on sale, found without reading the products: one that has none of
 * the rates known so far is asked for, then how many have its rate, until there is none. Two cheap
 * requests a rate, whatever the size of the catalogue. Immutable; begins with {@link #NONE}.
 *
 * @param products how many products on sale have a rate
 * @param latest the rate to be counted next
 * @param over whether every rate was found
 */
public record RatesInUse(
        SortedMap<BigDecimal, Integer> products, Optional<BigDecimal> latest, boolean over) {
    /** A Dolibarr with more rates than this has mistyped ones; the rest is not looked for. */
    private static final int MOST = 20;

    private static final String ON_SALE = "(t.tosell:=:1)";

    static final RatesInUse NONE = new RatesInUse(new TreeMap<>(), Optional.empty(), false);

    /** A value of {@code sqlfilters} for products with none of the rates so far, as in a URL. */
    public String others() {
        return encoded(
                products.keySet().stream()
                        .map(rate -> " and (t.tva_tx:<>:%s)".formatted(rate.toPlainString()))
                        .collect(Collectors.joining("", ON_SALE, "")));
    }

    /** A value of {@code sqlfilters} for those with the rate found last. */
    public String ofLatest() {
        return encoded(
                ON_SALE
                        + latest.map(rate -> " and (t.tva_tx:=:%s)".formatted(rate.toPlainString()))
                                .orElse(""));
    }

    /** Takes the first product with another rate, or none. */
    public RatesInUse found(JsonNode page) {
        Pages.requireList("product", page);
        Optional<BigDecimal> rate = VatRates.read(page.path(0).path("tva_tx"));
        // a rate that is known already would be found for ever
        boolean news = rate.filter(r -> !products.containsKey(r)).isPresent();
        return news && products.size() < MOST
                ? new RatesInUse(products, rate, false)
                : new RatesInUse(products, Optional.empty(), true);
    }

    /** Takes how many have it. */
    public RatesInUse counted(int number) {
        SortedMap<BigDecimal, Integer> all = new TreeMap<>(products);
        latest.ifPresent(rate -> all.put(rate, number));
        return new RatesInUse(all, Optional.empty(), over);
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
