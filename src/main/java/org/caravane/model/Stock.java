package org.caravane.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The quantities of one product.
 *
 * @param key the product's id in the source
 * @param ref the product's reference
 * @param born the product's creation date as the source gives it, opaque; empty when it was not
 *     asked for
 * @param virtual real stock less what is ordered and not shipped, one figure for all warehouses;
 *     absent when the source did not compute it
 * @param warehouses real quantity by warehouse id; only those that ever held the product
 */
public record Stock(
        String key,
        String ref,
        String born,
        Optional<BigDecimal> virtual,
        Map<String, BigDecimal> warehouses) {

    /** One of a product whose creation date is not known. */
    public Stock(
            String key,
            String ref,
            Optional<BigDecimal> virtual,
            Map<String, BigDecimal> warehouses) {
        this(key, ref, "", virtual, warehouses);
    }

    public Stock {
        warehouses = Map.copyOf(warehouses);
    }
}
