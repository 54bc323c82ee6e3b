package org.caravane.sandbox;

/** Dolibarr itself refuses the filter: 400 (recordings 44, 45, 151). */
final class SqlfilterSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlfilterSyntaxException(String message) {
        super(message);
    }
}
