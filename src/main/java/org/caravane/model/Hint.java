package org.caravane.model;

/**
 * What the source says may have changed. Only a hint: what is true is read at delivery.
 *
 * @param entity {@code product} for a product and its stock, {@code stock} for its stock alone
 * @param key the source's id of the product
 */
public record Hint(String entity, String key) {}
