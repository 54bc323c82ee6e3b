package org.caravane.sandbox;

/** The database refuses the query made from the filter: 503 with its words (recordings 46, 47). */
final class SqlfilterDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlfilterDatabaseException(String message) {
        super(message);
    }

    static SqlfilterDatabaseException unknownColumn(String column, String clause) {
        return new SqlfilterDatabaseException(
                "Unknown column '" + column + "' in '" + clause + "'");
    }
}
