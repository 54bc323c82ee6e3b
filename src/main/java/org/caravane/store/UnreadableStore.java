package org.caravane.store;

import org.caravane.model.CaravaneException;

/** The store holds something that Caravane did not write. */
public final class UnreadableStore extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public UnreadableStore(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
