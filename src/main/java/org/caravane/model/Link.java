package org.caravane.model;

/**
 * A source key's counterpart in a shop's installation.
 *
 * @param targetId the id there
 * @param born creation date in the source when the link was made; a restored source reuses ids
 * @param ref the reference when the link was last confirmed
 * @param origin made by us or found there; what was adopted is never deleted
 * @param gone whether reconcile found that the source has it no more
 * @param lost whether somebody deleted it in the shop: it is left alone
 * @param targetBorn when the shop says it was created, empty when unknown; a restored shop reuses
 *     ids
 */
public record Link(
        long targetId,
        String born,
        String ref,
        Origin origin,
        boolean gone,
        boolean lost,
        String targetBorn) {

    /** Where the target came from. */
    public enum Origin {
        CREATED,
        ADOPTED
    }

    /** One that is there, as far as anybody knows. */
    public Link(long targetId, String born, String ref, Origin origin, boolean gone) {
        this(targetId, born, ref, origin, gone, false, "");
    }
}
