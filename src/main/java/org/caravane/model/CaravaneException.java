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
}
