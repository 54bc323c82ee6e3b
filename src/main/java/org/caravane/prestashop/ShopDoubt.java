package org.caravane.prestashop;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** The shop's answer does not tell whether the write was committed. */
public final class ShopDoubt extends CaravaneException {
    private static final long serialVersionUID = 1L;
    private final String answer;
    private final boolean maybeRunning;
    private final String code;

    /**
     * @param maybeRunning whether the shop may still be at work on it, so that asking it now proves
     *     nothing
     */
    public ShopDoubt(String sentence, String answer, boolean maybeRunning) {
        this("shop-doubt", sentence, answer, maybeRunning);
    }

    private ShopDoubt(String code, String sentence, String answer, boolean maybeRunning) {
        super(sentence);
        this.code = code;
        this.answer = answer;
        this.maybeRunning = maybeRunning;
    }

    /** A PHP notice in place of the answer: the work went on, so most likely it was done. */
    static ShopDoubt notice(String sentence, String answer) {
        return new ShopDoubt("shop-notice", sentence, answer, false);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.DOUBT;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String answer() {
        return answer;
    }

    @Override
    public boolean maybeRunning() {
        return maybeRunning;
    }
}
