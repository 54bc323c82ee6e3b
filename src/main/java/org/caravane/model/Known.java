package org.caravane.model;

import java.util.Optional;

/**
 * What the store remembers of a subject.
 *
 * @param link its counterpart, absent when it was never delivered
 * @param sent the values last sent to this shop; empty when none were
 * @param productLink for a stock: the product's counterpart
 * @param productPending for a stock: whether its product is still on its way to this shop
 */
public record Known(
        Optional<Link> link, FieldValues sent, Optional<Link> productLink, boolean productPending) {

    public static final Known NOTHING =
            new Known(Optional.empty(), FieldValues.NONE, Optional.empty(), false);
}
