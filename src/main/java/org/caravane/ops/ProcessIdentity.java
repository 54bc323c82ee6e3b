package org.caravane.ops;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who this process is: another name at every start, so that it never takes itself for its
 * forerunner.
 */
public final class ProcessIdentity {
    private final String id = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final AtomicLong claims = new AtomicLong();

    public String id() {
        return id;
    }

    /** A name for one worker of this process: it holds one claim at a time. */
    public String holder(String worker) {
        return id + "-" + worker;
    }

    /** A name for one claim, never given twice. */
    public String token(String worker) {
        return id + "-" + worker + "-" + claims.incrementAndGet();
    }
}
