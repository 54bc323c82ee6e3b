package org.caravane.model;

/**
 * A product that the shop has, as a lookup by reference shows it.
 *
 * @param id the shop's id
 * @param reference as stored there; a shop's lookup ignores case and accents, so it may differ
 */
public record Found(long id, String reference) {}
