package org.caravane.prestashop;

import org.caravane.model.CaravaneException;

/** The shop refuses what it was sent, and will refuse it again. */
public final class ShopRefused extends CaravaneException {
    private static final long serialVersionUID = 1L;
    private final int errorCode;
    private final String answer;

    public ShopRefused(String sentence, int errorCode, String answer) {
        super(sentence);
        this.errorCode = errorCode;
        this.answer = answer;
    }

    @Override
    public String code() {
        return "shop-" + errorCode;
    }

    @Override
    public String answer() {
        return answer;
    }
}
