package org.caravane.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caravane.sync.ShopPolicy;

/** Ordinary records, to be varied where a test needs it. */
public final class Samples {
    public static final String BORN = "1795429589";

    private Samples() {}

    public static Claimed claimed(String entity, String key, Known known) {
        return new Claimed(new Subject("main", entity, key), 1, "token", 100, 0, known);
    }

    public static Claimed claimed(String key) {
        return claimed("product", key, Known.NOTHING);
    }

    public static Claimed claimed(int chunk, int attempts) {
        return new Claimed(
                new Subject("main", "product", "53"), 1, "token", chunk, attempts, Known.NOTHING);
    }

    public static Link link(long id, String ref) {
        return new Link(id, BORN, ref, Link.Origin.CREATED, false);
    }

    public static Known linked(Link link, Map<String, String> sent) {
        return new Known(Optional.of(link), FieldValues.of(sent), Optional.empty(), false);
    }

    public static Decision decision(Claimed claimed, String ref, Verdict verdict) {
        return new Decision(claimed, ref, BORN, verdict, List.of());
    }

    public static Decision create(String key, String ref) {
        return decision(
                claimed(key), ref, new Verdict.Create(FieldValues.of(Map.of("reference", ref))));
    }

    public static Decision update(Known known, long target, Map<String, String> changes) {
        return decision(
                claimed("product", "53", known),
                "CHAIR-01",
                new Verdict.Update(link(target, "CHAIR-01"), FieldValues.of(changes), "changed"));
    }

    public static Price price(String excludingTax, String includingTax, String rate) {
        return new Price(
                new BigDecimal(excludingTax),
                new BigDecimal(includingTax),
                Price.Base.EXCLUDING_TAX,
                new BigDecimal(rate));
    }

    public static Product product(String ref, String born, Prices prices) {
        return new Product(
                "53",
                ref,
                born,
                true,
                new ProductText("Chair", "<p>Short</p>", "<p>Long</p>"),
                Map.of(),
                prices,
                new BigDecimal("20"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Product product(String ref) {
        return product(ref, BORN, new Prices(Optional.of(price("10", "12", "20.000")), Map.of()));
    }

    /** The same product, off sale. */
    public static Product offSale(Product p) {
        return new Product(
                p.key(),
                p.ref(),
                p.born(),
                false,
                p.text(),
                p.translations(),
                p.prices(),
                p.vatRate(),
                p.weight(),
                p.width(),
                p.height(),
                p.depth(),
                p.barcode());
    }

    /** The same product with a barcode. */
    public static Product barcoded(Product p, Barcode barcode) {
        return new Product(
                p.key(),
                p.ref(),
                p.born(),
                p.onSale(),
                p.text(),
                p.translations(),
                p.prices(),
                p.vatRate(),
                p.weight(),
                p.width(),
                p.height(),
                p.depth(),
                Optional.of(barcode));
    }

    public static ShopPolicy policy(boolean updateLabels, boolean onlyStock) {
        return policy(updateLabels, onlyStock, OptionalInt.empty());
    }

    public static ShopPolicy policy(
            boolean updateLabels, boolean onlyStock, OptionalInt priceLevel) {
        return new ShopPolicy(
                "main",
                priceLevel,
                "2",
                updateLabels,
                onlyStock,
                ShopPolicy.TextSource.DESCRIPTION,
                ShopPolicy.TextSource.NOTE_PUBLIC,
                new ShopPolicy.StockPolicy(false, "0", true, OptionalInt.empty()));
    }
}
