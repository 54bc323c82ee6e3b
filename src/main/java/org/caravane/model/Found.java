package org.caravane.model;

/**
 * A product that the shop has, as a lookup by reference shows it.
 *
 * @param id the shop's id
 * @param reference as stored there; a shop's lookup ignores case and accents, so it may differ
 * @param state {@code 0} where the back office does not list it, as a connector left it; empty when
 *     the shop does not tell
 */
public record Found(long id, String reference, String state) {

    /** One of which nothing else is told. */
    public Found(long id, String reference) {
        this(id, reference, "");
    }
}
