package org.caravane.prestashop;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** A list could not be checked by what the shop is known to have; it is asked for again. */
public final class UnprovenList extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public UnprovenList(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.STALE;
    }
}
