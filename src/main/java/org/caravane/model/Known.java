package org.caravane.model;

import java.util.Optional;

/**
 * What the store remembers of a subject.
 *
 * @param link its counterpart, absent when it was never delivered
 * @param sent the values last sent to this shop; empty when none were
 * @param productLink for a stock: the product's counterpart
 * @param productPending for a stock: whether its product is still on its way to this shop
 * @param intendedRef for a product without a counterpart: the reference under which it was about to
 *     be created when nobody heard of it any more
 * @param lastWord what was decided last, where saying it again would tell nothing new
 */
public record Known(
        Optional<Link> link,
        FieldValues sent,
        Optional<Link> productLink,
        boolean productPending,
        Optional<String> intendedRef,
        LastWord lastWord) {

    /**
     * The last word on a subject.
     *
     * @param parkedVersion fingerprint of what was parked and not tried again since; empty for none
     * @param heldFor the reason it is held for; empty when it is not
     */
    public record LastWord(String parkedVersion, String heldFor) {
        public static final LastWord NONE = new LastWord("", "");
    }

    public Known(
            Optional<Link> link,
            FieldValues sent,
            Optional<Link> productLink,
            boolean productPending,
            Optional<String> intendedRef) {
        this(link, sent, productLink, productPending, intendedRef, LastWord.NONE);
    }

    public Known(
            Optional<Link> link,
            FieldValues sent,
            Optional<Link> productLink,
            boolean productPending) {
        this(link, sent, productLink, productPending, Optional.empty());
    }

    /** The same, with a counterpart that was found. */
    public Known with(Link found) {
        return new Known(
                Optional.of(found), sent, productLink, productPending, intendedRef, lastWord);
    }

    public static final Known NOTHING =
            new Known(Optional.empty(), FieldValues.NONE, Optional.empty(), false);
}
