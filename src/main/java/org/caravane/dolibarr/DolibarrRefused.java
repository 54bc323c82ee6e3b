package org.caravane.dolibarr;

import org.caravane.model.CaravaneException;

/** Dolibarr refuses this request and will refuse it again; others may well succeed. */
public final class DolibarrRefused extends CaravaneException {
    private static final long serialVersionUID = 1L;

    public DolibarrRefused(String sentence) {
        super(sentence);
    }

    @Override
    public String code() {
        return "dolibarr-refused";
    }
}
