package org.caravane.model;

/**
 * Who has a key in the source at this moment. A restored source gives keys again.
 *
 * @param born creation date there, opaque
 */
public record Identity(String key, String ref, String born) {

    /** Whether a link was made for this very record, however it is called by now. */
    public boolean isThatOf(Link link) {
        return link.born().isEmpty() || link.born().equals(born) || link.ref().equals(ref);
    }
}
