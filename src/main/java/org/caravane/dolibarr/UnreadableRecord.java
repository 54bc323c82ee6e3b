package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;

/** One record that cannot be understood: {@code product/CHAIR-01 has no VAT rate}. */
public final class UnreadableRecord extends CaravaneException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public UnreadableRecord(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What {@link #getMessage()} says, never null. */
    public String sentence() {
        return sentence;
    }
}
