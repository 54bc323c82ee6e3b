package org.caravane.sync;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.Offer;
import org.caravane.model.Price;
import org.caravane.model.PriceQuote;
import org.caravane.model.Product;
import org.caravane.model.ProductOffer;
import org.caravane.model.ProductText;
import org.caravane.model.Reading;
import org.caravane.model.ShopPricing;

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
                    offer(product, policy, mappings, Ecotaxes.added(claimed, mappings.pricing())),
                    Optional.empty());
        }
        String sentence = ((Reading.Unreadable<Product>) reading.get()).sentence();
        return new Candidate(
                claimed, Optional.empty(), new Offer.Unreadable(sentence), Optional.empty());
    }

    static Offer offer(Product product, ShopPolicy policy, Mappings mappings) {
        return offer(product, policy, mappings, BigDecimal.ZERO);
    }

    /**
     * Whether and how the shop offers a product.
     *
     * @param ecotax what the shop adds to its price, without tax
     */
    static Offer offer(Product product, ShopPolicy policy, Mappings mappings, BigDecimal ecotax) {
        if (!product.onSale()) {
            return new Offer.OffSale();
        }
        OptionalInt level = product.prices().levelled() ? policy.priceLevel() : OptionalInt.empty();
        Optional<Price> price = price(product, level);
        if (price.isEmpty()) {
            return new Offer.Withheld(missingPrice(product, policy));
        }
        Optional<String> contradiction =
                PriceDecisions.contradiction(
                        product, price.get(), level, mappings.pricing().decimals());
        if (contradiction.isPresent()) {
            return new Offer.Withheld(contradiction.get());
        }
        ShopPricing pricing = mappings.pricing();
        BigDecimal rate = price.get().vatRate();
        Optional<String> group = mappings.taxRulesGroup(rate);
        if (group.isEmpty()) {
            return new Offer.Withheld(
                    "%s has VAT at %s %%, and the shop has no tax rules group for that rate in its country"
                            .formatted(product.ref(), Mappings.rateKey(rate)));
        }
        var quote = new PriceQuote(price.get(), pricing.rate(group.get(), rate), pricing);
        PriceDecisions.Priced priced = PriceDecisions.priced(product.ref(), quote, ecotax);
        if (priced instanceof PriceDecisions.Priced.Net net) {
            return new Offer.Ready(
                    ready(product, net.price(), group.get(), policy), Optional.of(quote));
        }
        return new Offer.Withheld(((PriceDecisions.Priced.Held) priced).reason());
    }

    private static Optional<Price> price(Product product, OptionalInt level) {
        // with levels on, the plain price is whichever level was saved last
        if (!product.prices().levelled()) {
            return product.prices().plain();
        }
        return level.isPresent()
                ? Optional.ofNullable(product.prices().levels().get(level.getAsInt()))
                : Optional.empty();
    }

    private static String missingPrice(Product product, ShopPolicy policy) {
        if (!product.prices().levelled()) {
            return product.ref() + " has no price yet: give it one in Dolibarr";
        }
        return policy.priceLevel().isPresent()
                ? "%s has no price at level %d yet: give it one in Dolibarr"
                        .formatted(product.ref(), policy.priceLevel().getAsInt())
                : "%s has price levels in Dolibarr: set shop.%s.price-level"
                        .formatted(product.ref(), policy.shop());
    }

    private static ProductOffer ready(
            Product product, BigDecimal net, String group, ShopPolicy policy) {
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
                net,
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
