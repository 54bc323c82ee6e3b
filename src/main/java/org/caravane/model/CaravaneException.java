package org.caravane.model;

/**
 * The one unchecked root. A child is named for what was not possible, and its message is a sentence
 * that an operator can act on: it names the subject and never carries a secret.
 */
public abstract class CaravaneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected CaravaneException(String sentence) {
        super(sentence);
    }

    protected CaravaneException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What the failure speaks of; one subject unless a child says otherwise. */
    public FailureKind kind() {
        return FailureKind.ITEM;
    }

    /** Of a doubt: whether the other side may still be at work on it. */
    public boolean maybeRunning() {
        return false;
    }

    /** A short word that groups dead letters, {@code shop-85}. */
    public String code() {
        return "refused";
    }

    /** What the other side answered, shortened and without secrets; empty when it did not. */
    public String answer() {
        return "";
    }
}
