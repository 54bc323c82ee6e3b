package org.caravane.failure;

import java.time.Duration;
import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** An answer that trickles on and on; who gave it, {@link Failures} knows. */
public final class EndlessAnswer extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public EndlessAnswer(Duration longest) {
        super(
                "did not come to the end of its answer within %d ms (http.longest-answer)"
                        .formatted(longest.toMillis()));
    }

    @Override
    public FailureKind kind() {
        return FailureKind.DOUBT;
    }
}
