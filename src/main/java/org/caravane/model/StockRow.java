package org.caravane.model;

/**
 * A stock row of a shop.
 *
 * @param id the shop's id of the row
 * @param product the shop's id of the product
 * @param combination 0 for the product itself
 * @param shop 0 for a row that a group of shops shares
 */
public record StockRow(long id, long product, long combination, long shop) {}
