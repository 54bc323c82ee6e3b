package org.caravane.prestashop;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** The shop's answer does not tell whether the write was committed. */
public final class ShopDoubt extends CaravaneException {
    private static final long serialVersionUID = 1L;
    private final String answer;
    private final boolean maybeRunning;

    /**
     * @param maybeRunning whether the shop may still be at work on it, so that asking it now proves
     *     nothing
     */
    public ShopDoubt(String sentence, String answer, boolean maybeRunning) {
        super(sentence);
        this.answer = answer;
        this.maybeRunning = maybeRunning;
    }

    @Override
    public FailureKind kind() {
        return FailureKind.DOUBT;
    }

    @Override
    public String code() {
        return "shop-doubt";
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
