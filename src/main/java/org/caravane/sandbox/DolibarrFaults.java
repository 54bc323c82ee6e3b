package org.caravane.sandbox;

import java.time.Duration;

/** What can be wrong with a Dolibarr, switched while it runs (contract sections 1 and 2). */
public final class DolibarrFaults {
    private volatile boolean stockRight = true;
    private volatile boolean productRight = true;
    private volatile boolean silentlyEmpty;
    private volatile boolean apiDisabled;
    private volatile boolean keyRevoked;
    private volatile Duration latency = Duration.ZERO;

    DolibarrFaults() {}

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
        keyRevoked = revoked;
    }

    /** Every answer comes that much later. */
    public void latency(Duration each) {
        latency = each;
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

    boolean isKeyRevoked() {
        return keyRevoked;
    }

    Duration latency() {
        return latency;
    }
}
