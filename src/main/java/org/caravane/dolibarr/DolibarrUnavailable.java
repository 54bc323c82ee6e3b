package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/**
 * The whole Dolibarr cannot be used for now: the key, a right, the module, the address or the
 * server. Nothing is wrong with the request, which may be made again once the sentence is acted on.
 */
public final class DolibarrUnavailable extends CaravaneException {
    private static final long serialVersionUID = 1L;

    private final boolean rightMissing;

    public DolibarrUnavailable(String sentence) {
        this(sentence, false);
    }

    /**
     * @param rightMissing whether only what was asked for is closed to the user
     */
    DolibarrUnavailable(String sentence, boolean rightMissing) {
        super(sentence);
        this.rightMissing = rightMissing;
    }

    @Override
    public FailureKind kind() {
        return FailureKind.SOURCE;
    }

    @Override
    public String code() {
        return rightMissing ? MissingRight.CODE : "dolibarr-unavailable";
    }
}
