package org.caravane.sandbox;

import java.io.IOException;
import java.time.Duration;

/**
 * What answering takes beside this machine's own time, so that a sandbox is as slow as a server:
 * something for each request and for each record in it. Ids alone are free.
 *
 * @param perRequest for every request
 * @param perProduct for each product written or shown whole
 * @param perStockRow for each stock row written
 */
public record SandboxCosts(Duration perRequest, Duration perProduct, Duration perStockRow) {
    /** The machine's own time alone. */
    public static final SandboxCosts NONE =
            new SandboxCosts(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Lasts as long as a request with so many products and stock rows. */
    void spend(long products, long stockRows) throws IOException {
        long nanos =
                perRequest.toNanos()
                        + products * perProduct.toNanos()
                        + stockRows * perStockRow.toNanos();
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
