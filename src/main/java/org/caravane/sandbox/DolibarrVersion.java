package org.caravane.sandbox;

/**
 * What changed from one version of Dolibarr to another (contract sections 9 and 11; run live:
 * 15.0.3, 17.0.2, 19.0.2, 23.1.0). A version between two of them behaves as the older.
 */
record DolibarrVersion(int major) {
    static DolibarrVersion of(String told) {
        String first = told.replaceFirst("\\..*", "");
        return new DolibarrVersion(first.matches("[0-9]{1,4}") ? Integer.parseInt(first) : 23);
    }

    /** A literal ends at its first colon. */
    boolean cutsLiterals() {
        return major >= 16 && major < 20;
    }

    /** A number that is none is 0 there, and no column. */
    boolean readsWordsAsZero() {
        return major < 20;
    }

    /** A list without an element is 404. */
    boolean hasNoEmptyLists() {
        return major < 18;
    }

    boolean joinsExtrafields() {
        return major >= 16;
    }

    boolean takesUnequalForEqual() {
        return major < 16;
    }

    /** {@code (t.ref:in:'A','B')} loses its quotes. */
    boolean listsTexts() {
        return major >= 18;
    }

    /** Parentheses are counted up to the end of the filter. */
    boolean balances() {
        return major >= 20;
    }

    /** Of a right that is missing, but for products. */
    int missingRight() {
        return major < 20 ? 401 : 403;
    }

    /** Stamps of a product are texts as its database has them. */
    boolean tellsDatesAsTexts() {
        return major < 20;
    }

    boolean filtersProperties() {
        return major >= 18;
    }

    boolean paginates(String table) {
        return major >= 20 || (major >= 17 && table.equals("product"));
    }

    boolean takesBearer() {
        return major >= 20;
    }

    /** Beside the quantities of the warehouses. */
    boolean sumsStock() {
        return major >= 20;
    }

    boolean hasShipmentIdsAsNumbers() {
        return major >= 20;
    }

    /** 17.0.2 says {@code Unauthorized} of a wrong key and no more. */
    boolean tellsWhyAKeyIsRefused() {
        return major >= 18;
    }

    /** 17.0.2 answers 503 for a key that is of another entity. */
    boolean failsOnAnotherEntity() {
        return major < 18;
    }
}
