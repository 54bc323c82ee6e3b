package org.caravane.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product as one shop is to offer it, before it takes the form of that shop's fields.
 *
 * @param price without tax, at most 6 decimals
 * @param taxRulesGroup the shop's id
 * @param category the shop's id of the one configured category
 * @param barcodeFields {@code ean13}, {@code upc} and {@code isbn}, each with a value or empty
 * @param keepBarcodes whether the shop's barcodes stay as they are, because the ERP's is bad
 */
public record ProductOffer(
        String reference,
        BigDecimal price,
        String taxRulesGroup,
        String category,
        boolean active,
        Optional<BigDecimal> weight,
        Optional<BigDecimal> width,
        Optional<BigDecimal> height,
        Optional<BigDecimal> depth,
        Map<String, String> barcodeFields,
        boolean keepBarcodes,
        ProductText text,
        Map<String, ProductText> translations,
        List<String> warnings) {

    public ProductOffer {
        barcodeFields = Map.copyOf(barcodeFields);
        translations = Map.copyOf(translations);
        warnings = List.copyOf(warnings);
    }
}
