package org.caravane.prestashop;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** Nothing can be delivered to the installation until a person or time mends it. */
public final class ShopUnavailable extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public ShopUnavailable(String sentence) {
        super(sentence);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.ENDPOINT;
    }

    @Override
    public String code() {
        return "shop-unavailable";
    }
}
