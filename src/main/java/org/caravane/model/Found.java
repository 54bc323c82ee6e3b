package org.caravane.model;

import java.math.BigDecimal;

/**
 * A product that the shop has, as a lookup by reference shows it.
 *
 * @param id the shop's id
 * @param reference as stored there; a shop's lookup ignores case and accents, so it may differ
 * @param state {@code 0} where the back office does not list it, as a connector left it; empty when
 *     the shop does not tell
 * @param ecotax as stored there, without its tax; 0 when it has none
 */
public record Found(long id, String reference, String state, BigDecimal ecotax) {

    /** One of which nothing else is told. */
    public Found(long id, String reference) {
        this(id, reference, "", BigDecimal.ZERO);
    }
}
