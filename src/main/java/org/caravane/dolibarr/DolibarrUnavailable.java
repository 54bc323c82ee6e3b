package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/**
 * The whole Dolibarr cannot be used for now: the key, a right, the module, the address or the
 * server. Nothing is wrong with the request, which may be made again once the sentence is acted on.
 */
public final class DolibarrUnavailable extends CaravaneException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public DolibarrUnavailable(String sentence) {
        this(sentence, "dolibarr-unavailable");
    }

    private DolibarrUnavailable(String sentence, String code) {
        super(sentence);
        this.code = code;
    }

    /** Only what was asked for is closed to the user, or cannot be used. */
    static DolibarrUnavailable inPart(String sentence) {
        return new DolibarrUnavailable(sentence, MissingRight.CODE);
    }

    /** It may be what was asked for that Dolibarr cannot answer; another question tells. */
    static DolibarrUnavailable unreadable(String sentence) {
        return new DolibarrUnavailable(sentence, UnreadableAnswer.CODE);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.SOURCE;
    }

    @Override
    public String code() {
        return code;
    }
}
