package org.caravane.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.Offer;
import org.caravane.model.Price;
import org.caravane.model.Product;
import org.caravane.model.ProductOffer;
import org.caravane.model.ProductText;
import org.caravane.model.Reading;

/** Decides how a shop offers a product: which price, which tax, which texts, on or off sale. */
public final class ProductOffers {

    /** One candidate a claimed change, in order; what the source did not answer is missing. */
    public List<Candidate> candidates(
            List<Claimed> claim,
            List<Reading<Product>> readings,
            ShopPolicy policy,
            Mappings mappings) {
        Map<String, Reading<Product>> byKey = new HashMap<>();
        readings.forEach(reading -> byKey.put(reading.key(), reading));
        return claim.stream()
                .map(
                        claimed ->
                                candidate(
                                        claimed,
                                        Optional.ofNullable(byKey.get(claimed.subject().key())),
                                        policy,
                                        mappings))
                .toList();
    }

    private static Candidate candidate(
            Claimed claimed,
            Optional<Reading<Product>> reading,
            ShopPolicy policy,
            Mappings mappings) {
        if (reading.isEmpty()) {
            return new Candidate(claimed, Optional.empty(), new Offer.Missing(), Optional.empty());
        }
        if (reading.get() instanceof Reading.Read<Product> read) {
            Product product = read.value();
            return new Candidate(
                    claimed,
                    Optional.of(product),
                    offer(product, policy, mappings),
                    Optional.empty());
        }
        String sentence = ((Reading.Unreadable<Product>) reading.get()).sentence();
        return new Candidate(
                claimed, Optional.empty(), new Offer.Unreadable(sentence), Optional.empty());
    }

    static Offer offer(Product product, ShopPolicy policy, Mappings mappings) {
        if (!product.onSale()) {
            return new Offer.OffSale();
        }
        Optional<Price> price = price(product, policy);
        if (price.isEmpty()) {
            return new Offer.Withheld(missingPrice(product, policy));
        }
        Optional<String> group = mappings.taxRulesGroup(price.get().vatRate());
        if (group.isEmpty()) {
            return new Offer.Withheld(
                    "%s has VAT at %s %%, and the shop has no tax rules group for that rate in its country"
                            .formatted(product.ref(), Mappings.rateKey(price.get().vatRate())));
        }
        return new Offer.Ready(ready(product, price.get(), group.get(), policy));
    }

    private static Optional<Price> price(Product product, ShopPolicy policy) {
        if (policy.priceLevel().isPresent() && !product.prices().levels().isEmpty()) {
            return Optional.ofNullable(
                    product.prices().levels().get(policy.priceLevel().getAsInt()));
        }
        // with levels on, the plain price is whichever level was saved last
        return product.prices().levels().isEmpty() ? product.prices().plain() : Optional.empty();
    }

    private static String missingPrice(Product product, ShopPolicy policy) {
        if (product.prices().levels().isEmpty()) {
            return product.ref() + " has no price in Dolibarr";
        }
        return policy.priceLevel().isPresent()
                ? "%s has no price at level %d in Dolibarr"
                        .formatted(product.ref(), policy.priceLevel().getAsInt())
                : "%s has price levels in Dolibarr: set shop.%s.price-level"
                        .formatted(product.ref(), policy.shop());
    }

    private static ProductOffer ready(
            Product product, Price price, String group, ShopPolicy policy) {
        List<String> warnings = new ArrayList<>();
        Map<String, String> barcodes = new HashMap<>(Map.of("ean13", "", "upc", "", "isbn", ""));
        boolean keep = false;
        if (product.barcode().isPresent()) {
            Barcodes.Checked checked = Barcodes.check(product.barcode().get());
            if (checked instanceof Barcodes.Good good) {
                barcodes.put(good.field(), good.value());
            } else {
                keep = true;
                warnings.add(
                        checked instanceof Barcodes.Bad bad
                                ? bad.sentence()
                                : "The barcode %s is of a kind that the shop has no field for"
                                        .formatted(product.barcode().get().value()));
            }
        }
        Map<String, ProductText> translations = new HashMap<>();
        product.translations()
                .forEach((locale, text) -> translations.put(locale, chosen(text, policy)));
        return new ProductOffer(
                product.ref(),
                TaxExcludedPrices.of(price),
                group,
                policy.category(),
                true,
                product.weight(),
                product.width(),
                product.height(),
                product.depth(),
                barcodes,
                keep,
                chosen(product.text(), policy),
                translations,
                warnings);
    }

    /** The text with the merchant's choice of summary and description in their places. */
    private static ProductText chosen(ProductText text, ShopPolicy policy) {
        return new ProductText(
                text.label(),
                from(policy.shortDescription(), text),
                from(policy.description(), text));
    }

    private static String from(ShopPolicy.TextSource source, ProductText text) {
        return switch (source) {
            case DESCRIPTION -> text.description();
            case NOTE_PUBLIC -> text.note();
            case NONE -> "";
        };
    }
}
