package org.caravane.sandbox;

import java.util.List;

/**
 * What can be wrong with a Dolibarr, switched while it runs (contract sections 1 and 2). Beside the
 * switches of {@link SandboxFaults}: rights that are taken away, and the module API switched off.
 *
 * <ul>
 *   <li>{@code 429}: of a proxy, with Retry-After; {@code 302}; {@code 500-before}: empty, a fatal
 *       PHP error
 *   <li>{@code html-200}, {@code html-202} (as recorded, 76), {@code html-502}: a page instead of
 *       JSON
 *   <li>{@code lost-answer}: no answer; {@code 500-after}: a write is committed, the answer empty
 *   <li>{@code truncated}, {@code cut-body}, {@code slow-drip}: of the answer; {@code revoked}: 401
 *   <li>{@code printed-before}, {@code printed-behind}: PHP's notices around the answer, which is
 *       right otherwise; {@code printed-in-records}: before whole products alone; {@code
 *       object-lists}: an object where a list was asked for
 *   <li>{@code cached}: a cache that does not look at what follows the question mark gives its
 *       first answer again; {@code filters-ignored}: a rewrite rule loses {@code sqlfilters}
 *   <li>{@code empty-lists}: every list is empty without a word, as for a user of another entity
 * </ul>
 */
public final class DolibarrFaults extends SandboxFaults {
    static final String PRINTED_BEFORE = "printed-before";
    static final String PRINTED_BEHIND = "printed-behind";
    static final String PRINTED_IN_RECORDS = "printed-in-records";
    static final String OBJECT_LISTS = "object-lists";
    static final String CACHED = "cached";
    static final String FILTERS_IGNORED = "filters-ignored";

    private volatile boolean stockRight = true;
    private volatile boolean productRight = true;
    private volatile boolean silentlyEmpty;
    private volatile boolean apiDisabled;

    DolibarrFaults() {
        super(
                List.of(
                        TOO_MANY,
                        REDIRECT,
                        ERROR_BEFORE,
                        ERROR_AFTER,
                        LOST_ANSWER,
                        HTML_200,
                        HTML_202,
                        HTML_502,
                        TRUNCATED,
                        CUT_BODY,
                        SLOW_DRIP,
                        REVOKED,
                        PRINTED_BEFORE,
                        PRINTED_BEHIND,
                        PRINTED_IN_RECORDS,
                        OBJECT_LISTS,
                        CACHED,
                        FILTERS_IGNORED,
                        EMPTY_LISTS));
    }

    /** Without it products lose their stock fields, warehouses and movements answer 403. */
    public void stockRight(boolean granted) {
        stockRight = granted;
    }

    /** Without it products answer 403. */
    public void productRight(boolean granted) {
        productRight = granted;
    }

    /** The user does not see all customers: orders and shipments are empty lists without a word. */
    public void silentlyEmpty(boolean empty) {
        silentlyEmpty = empty;
    }

    /** The module API is switched off: status 200 and HTML for everything. */
    public void apiDisabled(boolean disabled) {
        apiDisabled = disabled;
    }

    public void revokeKey(boolean revoked) {
        if (revoked) {
            always(REVOKED);
        } else {
            never(REVOKED);
        }
    }

    @Override
    public void calm() {
        super.calm();
        stockRight = true;
        productRight = true;
        silentlyEmpty = false;
        apiDisabled = false;
    }

    @Override
    public void set(String name, String value) {
        switch (name) {
            case "stockRight" -> stockRight(Boolean.parseBoolean(value));
            case "productRight" -> productRight(Boolean.parseBoolean(value));
            case "silentlyEmpty" -> silentlyEmpty(Boolean.parseBoolean(value));
            case "apiDisabled" -> apiDisabled(Boolean.parseBoolean(value));
            case "revokeKey" -> revokeKey(Boolean.parseBoolean(value));
            case "calm" -> calm();
            default -> super.set(name, value);
        }
    }

    boolean maySeeStock() {
        return stockRight;
    }

    boolean maySeeProducts() {
        return productRight;
    }

    boolean isSilentlyEmpty() {
        return silentlyEmpty;
    }

    boolean isApiDisabled() {
        return apiDisabled;
    }
}
