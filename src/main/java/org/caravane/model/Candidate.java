package org.caravane.model;

import java.util.Optional;

/**
 * A claimed product on its way to a verdict.
 *
 * @param wanted in the shop's fields, once the offer was translated
 */
public record Candidate(
        Claimed claimed, Optional<Product> product, Offer offer, Optional<Wanted> wanted) {

    /** What a person calls it: the reference, or the source key when there is none. */
    public String ref() {
        return product.map(Product::ref)
                .or(() -> claimed.known().link().map(Link::ref))
                .orElse(claimed.subject().key());
    }

    public String born() {
        return product.map(Product::born).orElse("");
    }

    /**
     * The counterpart in the shop, unless the source gave this key to another product since (a
     * restored backup reuses ids).
     */
    public Optional<Link> link() {
        return claimed.known()
                .link()
                .filter(
                        link ->
                                product.isEmpty()
                                        || link.born().isEmpty()
                                        || link.born().equals(born())
                                        || link.ref().equals(ref()));
    }
}
