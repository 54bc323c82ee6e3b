package org.caravane.failure;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** The shop was asked as often as it may be in a minute: the worker gives back what it claimed. */
public final class NoLeave extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public NoLeave(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.STALE;
    }
}
