package org.caravane.store;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** A list that was asked for page by page begins again: reading on would never end. */
public final class NoProgress extends CaravaneException {
    private static final long serialVersionUID = 1L;

    NoProgress(long after, long last) {
        super(
                "Dolibarr was asked for rows after %d and answers a page up to %d: something before it ignores the filter, or answers from a cache"
                        .formatted(after, last));
    }

    @Override
    public FailureKind kind() {
        return FailureKind.SOURCE;
    }

    @Override
    public String code() {
        return "dolibarr-unreadable";
    }
}
