package org.caravane.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import org.caravane.model.Price;
import org.caravane.model.PriceQuote;
import org.caravane.model.Product;

/**
 * Whether a shop can ask what the customer pays in the ERP. What it cannot is held with both
 * figures, because a wrong price that looks right is found by customers only.
 */
final class PriceDecisions {
    private PriceDecisions() {}

    /** A price to store, or why there is none. */
    sealed interface Priced {
        record Net(BigDecimal price) implements Priced {}

        record Held(String reason) implements Priced {}
    }

    /** Why the price cannot be believed, absent when it can. */
    static Optional<String> contradiction(
            Product product, Price price, OptionalInt level, int decimals) {
        if (!price.contradictsItself(decimals)) {
            return Optional.empty();
        }
        boolean uncollected = price.excludingTax().compareTo(price.includingTax()) == 0;
        return Optional.of(
                "%s costs %s without and %s with tax%s in Dolibarr, but its VAT of %s %% makes %s: %s"
                        .formatted(
                                product.ref(),
                                money(price.excludingTax()),
                                money(price.includingTax()),
                                level.isPresent() ? " at level " + level.getAsInt() : "",
                                Mappings.rateKey(price.vatRate()),
                                money(price.taxed()),
                                uncollected
                                        ? "save its price again there; with VAT that is not collected (NPR), which Dolibarr does not tell, give it VAT at 0 %"
                                        : "save its price again there"));
    }

    /**
     * The price to store.
     *
     * @param ecotax what the shop's product has, without its tax
     */
    static Priced priced(String ref, PriceQuote quote, BigDecimal ecotax) {
        Price price = quote.price();
        if (!quote.shop().taxed() && price.vatRate().signum() > 0) {
            return new Priced.Held(
                    "%s costs %s with VAT at %s %% in Dolibarr, and the shop adds no tax, so that it would ask %s: enable tax in International > Taxes"
                            .formatted(
                                    ref,
                                    money(price.includingTax()),
                                    Mappings.rateKey(price.vatRate()),
                                    money(price.excludingTax())));
        }
        Optional<BigDecimal> added = quote.shop().withTax(ecotax);
        if (added.isEmpty()) {
            return new Priced.Held(
                    "%s costs %s in Dolibarr, and the shop adds an ecotax of %s with a tax that cannot be told: correct the tax rules group of the ecotax in International > Taxes"
                            .formatted(ref, money(price.includingTax()), money(ecotax)));
        }
        return TaxExcludedPrices.of(quote, added.get())
                .<Priced>map(Priced.Net::new)
                .orElseGet(() -> new Priced.Held(unshowable(ref, quote, added.get())));
    }

    private static String unshowable(String ref, PriceQuote quote, BigDecimal ecotax) {
        String paid = money(quote.price().includingTax());
        String shown = TaxExcludedPrices.nearest(quote, ecotax).toPlainString();
        if (ecotax.compareTo(quote.price().includingTax()) > 0) {
            return "%s costs %s with tax in Dolibarr, and the shop adds an ecotax of %s on top, so that it would ask %s: correct the ecotax in the shop, or the price in Dolibarr"
                    .formatted(ref, paid, money(ecotax), shown);
        }
        return "%s costs %s with tax in Dolibarr, and the shop, whose currency has %d decimals, would ask %s: give it a price in Dolibarr that the currency has"
                .formatted(ref, paid, quote.shop().decimals(), shown);
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
