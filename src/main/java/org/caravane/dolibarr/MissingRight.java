package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/**
 * Dolibarr left fields out because the API user lacks a right; the sentence names the right. Absent
 * is never zero (contract, section 2; recording 138).
 */
public final class MissingRight extends CaravaneException {
    private static final long serialVersionUID = 1L;
    static final String CODE = "missing-right";

    public MissingRight(String sentence) {
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
