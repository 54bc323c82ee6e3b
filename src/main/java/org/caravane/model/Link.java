package org.caravane.model;

/**
 * A source key's counterpart in a shop's installation.
 *
 * @param targetId the id there
 * @param born creation date in the source when the link was made; a restored source reuses ids
 * @param ref the reference when the link was last confirmed
 * @param origin made by us or found there; what was adopted is never deleted
 * @param gone whether the source was found to have it no more, or not as a simple product
 * @param lost whether somebody deleted it in the shop: it is left alone
 * @param targetBorn when the shop says it was created, empty when unknown; a restored shop reuses
 *     ids
 * @param goneReason why it is gone though the source has it, as a sentence without a full stop;
 *     empty when it was deleted
 */
public record Link(
        long targetId,
        String born,
        String ref,
        Origin origin,
        boolean gone,
        boolean lost,
        String targetBorn,
        String goneReason) {

    /** Where the target came from. */
    public enum Origin {
        CREATED,
        ADOPTED
    }

    /** One that is there, as far as anybody knows. */
    public Link(long targetId, String born, String ref, Origin origin, boolean gone) {
        this(targetId, born, ref, origin, gone, false, "", "");
    }

    /** One that was not deleted in the source, or for whose absence no other reason is known. */
    public Link(
            long targetId,
            String born,
            String ref,
            Origin origin,
            boolean gone,
            boolean lost,
            String targetBorn) {
        this(targetId, born, ref, origin, gone, lost, targetBorn, "");
    }

    /** The same, gone for that reason. */
    public Link goneFor(String reason) {
        return new Link(targetId, born, ref, origin, true, lost, targetBorn, reason);
    }
}
