package org.caravane.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a product costs.
 *
 * @param plain the product's own price; with price levels on it is the level saved last and must
 *     not be used. Absent when the product was never priced
 * @param levels prices by level (1, 2, ...). A level that was never priced is absent
 * @param levelled whether the ERP has price levels, priced or not
 */
public record Prices(Optional<Price> plain, Map<Integer, Price> levels, boolean levelled) {

    public Prices {
        levels = Map.copyOf(levels);
    }

    public Prices(Optional<Price> plain, Map<Integer, Price> levels) {
        this(plain, levels, !levels.isEmpty());
    }
}
