package org.caravane.sync;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Link;
import org.caravane.model.Offer;
import org.caravane.model.PriceQuote;
import org.caravane.model.ShopPricing;
import org.caravane.model.Wanted;

/**
 * The ecotaxes of adopted products, which the shop adds to their prices (contract of PrestaShop,
 * section 14). It stays: the law wants it shown to the customer, and Dolibarr does not have it. The
 * price is made smaller by it, so that both together are Dolibarr's; it is sent with that price and
 * thereby remembered for the prices to come. In a shop that uses no ecotax one is a remnant that no
 * page of the back office shows, while some pages of the shop add it: it is sent as 0.
 */
final class Ecotaxes {
    static final String FIELD = "ecotax";
    private static final String NUMBER = "[0-9]{1,12}(\\.[0-9]{1,12})?";

    private Ecotaxes() {}

    /** What the shop adds to the price of a product, without tax, as remembered. */
    static BigDecimal added(Claimed claimed, ShopPricing pricing) {
        return pricing.ecotax() ? remembered(claimed.known().sent()) : BigDecimal.ZERO;
    }

    /**
     * Whether only the shop can tell: of what it had before us, when nothing is known to have been
     * sent, as after a restored backup.
     */
    static boolean unknown(Candidate candidate) {
        return candidate.offer() instanceof Offer.Ready
                && candidate.claimed().known().sent().isEmpty()
                && candidate.link().filter(l -> l.origin() == Link.Origin.ADOPTED).isPresent();
    }

    /** What the candidate may become beside the ecotax that the shop has. */
    record Fitted(Wanted wanted, Optional<String> refusal) {}

    /** Of a product that was found by its reference. */
    static Fitted found(Candidate candidate, Found found) {
        return fitted(candidate, found.ecotax());
    }

    /** Of a product with a counterpart. */
    static Fitted linked(Candidate candidate, Link link, List<Found> found) {
        Optional<BigDecimal> there =
                found.stream()
                        .filter(f -> f.id() == link.targetId())
                        .map(Found::ecotax)
                        .findFirst();
        return fitted(
                candidate, there.orElseGet(() -> remembered(candidate.claimed().known().sent())));
    }

    private static Fitted fitted(Candidate candidate, BigDecimal ecotax) {
        Wanted wanted = candidate.wanted().orElseThrow();
        Optional<PriceQuote> quote =
                candidate.offer() instanceof Offer.Ready ready ? ready.quote() : Optional.empty();
        if (ecotax.signum() == 0 || quote.isEmpty()) {
            return new Fitted(wanted, Optional.empty());
        }
        if (!quote.get().shop().ecotax()) {
            return new Fitted(with(wanted, Map.of(FIELD, "0")), Optional.empty());
        }
        PriceDecisions.Priced priced = PriceDecisions.priced(candidate.ref(), quote.get(), ecotax);
        if (priced instanceof PriceDecisions.Priced.Held held) {
            return new Fitted(wanted, Optional.of(held.reason()));
        }
        BigDecimal net = ((PriceDecisions.Priced.Net) priced).price();
        return new Fitted(
                with(wanted, Map.of("price", net.toPlainString(), FIELD, plain(ecotax))),
                Optional.empty());
    }

    private static Wanted with(Wanted wanted, Map<String, String> values) {
        return new Wanted(
                wanted.values().with(FieldValues.of(values)),
                wanted.blanks(),
                wanted.texts(),
                wanted.defaults(),
                wanted.warnings());
    }

    private static BigDecimal remembered(FieldValues sent) {
        return sent.get(FIELD)
                .filter(v -> v.matches(NUMBER))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
    }

    private static String plain(BigDecimal ecotax) {
        return ecotax.stripTrailingZeros().toPlainString();
    }
}
