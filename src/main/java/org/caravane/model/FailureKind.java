package org.caravane.model;

/** What a failure says about: one subject, nobody knows, a shop's server, or the ERP. */
public enum FailureKind {
    /** The subject is refused and will be refused again: parked. */
    ITEM,
    /**
     * The write may or may not have happened: asked again later, parked after too many attempts.
     */
    DOUBT,
    /** Nothing can be delivered to this installation: it pauses, no attempt is counted. */
    ENDPOINT,
    /** Nothing can be read from the ERP: it pauses, no attempt is counted. */
    SOURCE,
    /** The rows are somebody else's by now: nothing is written, nothing is counted. */
    STALE
}
