package org.caravane.model;

import java.util.Optional;

/** Whether and how a shop is to offer a product. */
public sealed interface Offer {

    /**
     * It can be offered.
     *
     * @param quote what its price was made of, to make it again for what the shop adds to it
     */
    record Ready(ProductOffer product, Optional<PriceQuote> quote) implements Offer {
        public Ready(ProductOffer product) {
            this(product, Optional.empty());
        }
    }

    /** It cannot, for a reason that a person can change. */
    record Withheld(String reason) implements Offer {}

    /** It is off sale: hidden where it is, never created. */
    record OffSale() implements Offer {}

    /** The source no longer lists it. */
    record Missing() implements Offer {}

    /** The source's record makes no product. */
    record Unreadable(String sentence) implements Offer {}
}
