package org.caravane.failure;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/**
 * The rows of this worker are not its own any more: another process took the endpoint, or it
 * paused.
 */
public final class StaleClaim extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public StaleClaim(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.STALE;
    }
}
