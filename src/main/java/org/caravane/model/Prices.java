package org.caravane.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a product costs.
 *
 * @param plain the product's own price; with price levels on it is the level saved last and must
 *     not be used
 * @param levels prices by level (1, 2, ...); empty when the ERP has price levels off. A level that
 *     was never priced is absent
 */
public record Prices(Optional<Price> plain, Map<Integer, Price> levels) {

    public Prices {
        levels = Map.copyOf(levels);
    }
}
