package org.caravane.store;

/** What Caravane has to tell H2 and PostgreSQL differently. */
public enum StoreKind {
    H2,
    POSTGRES;

    /** Tells it from a JDBC address. */
    public static StoreKind of(String url) {
        return url.startsWith("jdbc:postgresql:") ? POSTGRES : H2;
    }

    /** Whether it can tell, and end, the sessions of a process that stands still. */
    public boolean tellsSessions() {
        return this == POSTGRES;
    }

    /**
     * What each connection says first. A process that stands still between two statements of a
     * transaction would keep its locks, and nobody could take over from it; on H2 it keeps the
     * whole store, and a slow machine deserves patience.
     */
    public String greeting(int leaseSeconds) {
        return this == POSTGRES
                ? "set idle_in_transaction_session_timeout = '%ds'".formatted(leaseSeconds)
                : "set lock_timeout 15000";
    }
}
