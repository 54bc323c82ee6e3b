package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/**
 * A whole answer that does not have the shape that Dolibarr documents: nothing of it can be
 * trusted.
 */
public final class UnreadableAnswer extends CaravaneException {
    private static final long serialVersionUID = 1L;

    static final String CODE = "dolibarr-unreadable";

    public UnreadableAnswer(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.SOURCE;
    }

    @Override
    public String code() {
        return CODE;
    }
}
