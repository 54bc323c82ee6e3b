package org.caravane.model;

/**
 * The texts of a product in one language. Each may be empty, each may hold HTML.
 *
 * @param label the product's name
 * @param description Dolibarr's description
 * @param note Dolibarr's public note, which shops use as the long description; a translation has
 *     none
 */
public record ProductText(String label, String description, String note) {}
