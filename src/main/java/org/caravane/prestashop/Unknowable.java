package org.caravane.prestashop;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** Something cannot be told, because what it is told from may not or could not be read. */
public final class Unknowable extends CaravaneException {
    private static final long serialVersionUID = 1L;
    static final String CODE = "unknowable";

    Unknowable(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.ENDPOINT;
    }

    @Override
    public String code() {
        return CODE;
    }
}
