package org.caravane.ops.bench;

import org.caravane.model.CaravaneException;

/** The bench could not be finished; its figures would say nothing. */
final class BenchFailed extends CaravaneException {
    private static final long serialVersionUID = 1L;

    BenchFailed(String sentence) {
        super(sentence);
    }

    BenchFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
