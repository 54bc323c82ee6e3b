package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;

/** A body sent to the webhook that is no event of Dolibarr's. */
public final class UnreadableEvent extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String sentence) {
        super(sentence);
    }
}
