package org.caravane.model;

/** Whether and how a shop is to offer a product. */
public sealed interface Offer {

    /** It can be offered. */
    record Ready(ProductOffer product) implements Offer {}

    /** It cannot, for a reason that a person can change. */
    record Withheld(String reason) implements Offer {}

    /** It is off sale: hidden where it is, never created. */
    record OffSale() implements Offer {}

    /** The source no longer lists it. */
    record Missing() implements Offer {}

    /** The source's record makes no product. */
    record Unreadable(String sentence) implements Offer {}
}
