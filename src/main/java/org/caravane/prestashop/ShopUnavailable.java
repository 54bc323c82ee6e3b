package org.caravane.prestashop;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;

/** Nothing can be delivered to the installation until a person or time mends it. */
public final class ShopUnavailable extends CaravaneException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public ShopUnavailable(String sentence) {
        this(sentence, "shop-unavailable");
    }

    private ShopUnavailable(String sentence, String code) {
        super(sentence);
        this.code = code;
    }

    /** It may be what was asked for that the shop cannot answer; another question tells. */
    static ShopUnavailable unreadable(String sentence) {
        return new ShopUnavailable(sentence, "shop-unreadable");
    }

    @Override
    public FailureKind kind() {
        return FailureKind.ENDPOINT;
    }

    @Override
    public String code() {
        return code;
    }
}
