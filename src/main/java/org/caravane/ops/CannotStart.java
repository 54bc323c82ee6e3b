package org.caravane.ops;

import org.caravane.model.CaravaneException;

/** A setting is missing or makes no sense: the sentence names it and the fix. */
public final class CannotStart extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
