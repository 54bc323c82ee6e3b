package org.caravane.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A simple product, whatever system it came from.
 *
 * @param key the source's id, as text
 * @param ref the reference, unique in the source
 * @param born the creation date as the source gives it, opaque: only compared for equality; a
 *     restored source may give an old key to a new product
 * @param onSale whether it may be sold
 * @param text in the source's own language
 * @param translations by locale ({@code en_US})
 * @param prices what it costs
 * @param vatRate in percent
 * @param weight in kg
 * @param width in cm
 * @param height in cm
 * @param depth in cm
 * @param barcode as typed, absent when none
 */
public record Product(
        String key,
        String ref,
        String born,
        boolean onSale,
        ProductText text,
        Map<String, ProductText> translations,
        Prices prices,
        BigDecimal vatRate,
        Optional<BigDecimal> weight,
        Optional<BigDecimal> width,
        Optional<BigDecimal> height,
        Optional<BigDecimal> depth,
        Optional<Barcode> barcode) {

    public Product {
        translations = Map.copyOf(translations);
    }
}
