package org.caravane.model;

import java.math.BigDecimal;

/**
 * A product that the shop has, as a lookup by reference shows it.
 *
 * @param id the shop's id
 * @param reference as stored there; a shop's lookup ignores case and accents, so it may differ
 * @param ecotax as stored there, without its tax; 0 when it has none
 */
public record Found(long id, String reference, BigDecimal ecotax) {

    public Found(long id, String reference) {
        this(id, reference, BigDecimal.ZERO);
    }
}
