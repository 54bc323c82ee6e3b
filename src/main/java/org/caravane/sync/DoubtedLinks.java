package org.caravane.sync;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** The shop may have been restored: nothing is written before its links were verified. */
public final class DoubtedLinks extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public DoubtedLinks(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.ENDPOINT;
    }

    @Override
    public String code() {
        return "links-doubted";
    }
}
