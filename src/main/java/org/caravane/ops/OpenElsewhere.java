package org.caravane.ops;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * An H2 file that somebody else has open: a command for a second, or a process that serves it to
 * others.
 */
final class OpenElsewhere {
    private static final int CODE = 90020;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private OpenElsewhere() {}

    static boolean isThat(Throwable thrown) {
        return hasCode(thrown, CODE);
    }

    /** Whether the database refused with that code, wherever it stands among the causes. */
    static boolean hasCode(Throwable thrown, int code) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getErrorCode() == code) {
                return true;
            }
        }
        return false;
    }

    /**
     * Opens, as often as it takes until whoever has the file lets go, for ten seconds.
     *
     * @throws RuntimeException what the last attempt threw
     */
    static <T> T orWait(Supplier<T> opening) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return opening.get();
            } catch (RuntimeException e) {
                boolean over = System.nanoTime() - deadline > 0;
                if (over || !isThat(e) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
