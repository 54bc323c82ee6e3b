package org.caravane.ops.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caravane.model.Price;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.Warehouse;
import org.caravane.sync.Mappings;

/** What Dolibarr has, in facts. */
final class SourceFacts {
    private SourceFacts() {}

    static Facts of(SourceView view) {
        Facts facts = new Facts().tell("kind", view.kind().words());
        view.product().ifPresent(reading -> product(reading, facts));
        view.stock().ifPresent(reading -> stock(reading, view.warehouses(), facts));
        return facts;
    }

    private static void product(Reading<Product> reading, Facts facts) {
        if (reading instanceof Reading.Unreadable<Product> unreadable) {
            facts.tell("unreadable", unreadable.sentence());
        } else if (reading instanceof Reading.Read<Product> read) {
            Product product = read.value();
            facts.tell("reference", product.ref())
                    .tell("label", product.text().label())
                    .tell("on sale", product.onSale() ? "yes" : "no");
            new TreeMap<>(product.prices().levels())
                    .forEach(
                            (level, price) ->
                                    facts.tell(
                                            "price",
                                            "level %d: %s".formatted(level, words(price))));
            if (!product.prices().levelled()) {
                facts.tell(
                        "price", product.prices().plain().map(SourceFacts::words).orElse("none"));
            }
            facts.tell("barcode", product.barcode().map(b -> b.value() + " (" + b.kind() + ")"));
        }
    }

    private static String words(Price price) {
        return "%s with tax, %s without (typed %s), VAT %s %%"
                .formatted(
                        plain(price.includingTax()),
                        plain(price.excludingTax()),
                        price.base() == Price.Base.INCLUDING_TAX ? "with" : "without",
                        Mappings.rateKey(price.vatRate()));
    }

    private static void stock(Reading<Stock> reading, List<Warehouse> warehouses, Facts facts) {
        if (reading instanceof Reading.Unreadable<Stock> unreadable) {
            facts.tell("stock", unreadable.sentence());
        } else if (reading instanceof Reading.Read<Stock> read) {
            Map<String, java.math.BigDecimal> lines = new TreeMap<>(read.value().warehouses());
            lines.forEach(
                    (id, quantity) ->
                            facts.tell(
                                    "stock",
                                    "%s in warehouse %s"
                                            .formatted(plain(quantity), name(id, warehouses))));
            if (lines.isEmpty()) {
                facts.tell("stock", "it belongs to no warehouse");
            }
            facts.tell(
                    "stock",
                    read.value().virtual().map(q -> plain(q) + " virtual, over all warehouses"));
        }
    }

    private static String name(String id, List<Warehouse> warehouses) {
        Optional<Warehouse> warehouse =
                warehouses.stream().filter(w -> w.id().equals(id)).findFirst();
        return warehouse
                .map(w -> "%s (%s%s)".formatted(id, w.label(), w.open() ? "" : ", closed"))
                .orElse(id);
    }

    static String plain(java.math.BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
