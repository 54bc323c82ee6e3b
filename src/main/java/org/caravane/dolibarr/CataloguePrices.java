package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caravane.model.CatalogueUse;
import org.caravane.model.Price;
import org.caravane.model.Prices;

/** The prices of a page of products, counted. */
final class CataloguePrices {
    private static final int CENTS = 2;

    private CataloguePrices() {}

    static CatalogueUse use(JsonNode page) {
        Pages.requireList("product", page);
        SortedMap<Integer, Integer> levels = new TreeMap<>();
        SortedMap<Integer, List<String>> contradictions = new TreeMap<>();
        int place = 0;
        for (JsonNode product : page) {
            Fields fields = new Fields("product", product, ++place);
            Optional<Prices> prices = prices(fields);
            product.path("multiprices")
                    .fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (name.matches("[1-9][0-9]{0,3}")) {
                                    int level = Integer.parseInt(name);
                                    boolean priced =
                                            prices.map(p -> p.levels().containsKey(level))
                                                    .orElse(told(product, name));
                                    levels.merge(level, priced ? 1 : 0, Integer::sum);
                                }
                            });
            prices.ifPresent(p -> contradictions(fields.subject(), p, contradictions));
        }
        return new CatalogueUse(page.size(), levels, contradictions);
    }

    private static boolean told(JsonNode product, String level) {
        return !product.path("multiprices").path(level).isNull();
    }

    /** Absent when they are unreadable, which a delivery tells of each product. */
    private static Optional<Prices> prices(Fields product) {
        try {
            return Optional.of(PriceRecords.read(product, VatRates.of(product)));
        } catch (UnreadableRecord told) {
            return Optional.empty();
        }
    }

    private static void contradictions(
            String subject, Prices prices, SortedMap<Integer, List<String>> found) {
        SortedMap<Integer, Price> all = new TreeMap<>(prices.levels());
        if (!prices.levelled()) {
            prices.plain().ifPresent(price -> all.put(0, price));
        }
        all.forEach(
                (level, price) -> {
                    if (price.contradictsItself(CENTS)) {
                        found.computeIfAbsent(level, l -> new ArrayList<>())
                                .add(words(subject, price));
                    }
                });
    }

    private static String words(String subject, Price price) {
        return "%s costs %s without and %s with tax at %s %%"
                .formatted(
                        subject.replaceFirst("^product/", ""),
                        price.excludingTax().setScale(CENTS, RoundingMode.HALF_UP),
                        price.includingTax().setScale(CENTS, RoundingMode.HALF_UP),
                        price.vatRate().toPlainString());
    }
}
