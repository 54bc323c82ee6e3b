package org.caravane.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a shop's faults make of a request: an answer before or after the work, or work that is late.
 */
final class PrestashopMishaps implements AutoCloseable {
    private final PrestashopFaults faults;
    private final String home;
    private final ScheduledExecutorService late =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "prestashop-late-commits");
                        thread.setDaemon(true);
                        return thread;
                    });

    PrestashopMishaps(PrestashopFaults faults, String home) {
        this.faults = faults;
        this.home = home;
    }

    /** The answer of a request that the shop does not come to work on. */
    Optional<WebserviceReply> before() {
        if (faults.strikes(SandboxFaults.TOO_MANY)) {
            return Optional.of(
                    WebserviceReply.of(429, "text/html", FaultPages.TOO_MANY)
                            .with(
                                    Map.of(
                                            "Retry-After",
                                            Long.toString(faults.retryAfterSeconds()))));
        }
        if (faults.strikes(SandboxFaults.REDIRECT)) {
            return Optional.of(WebserviceReply.empty(302).with(Map.of("Location", home + "/")));
        }
        if (faults.strikes(SandboxFaults.ERROR_BEFORE)) {
            return Optional.of(WebserviceReply.empty(500));
        }
        if (faults.strikes(SandboxFaults.HTML_200)) {
            return Optional.of(page(200, FaultPages.MAINTENANCE));
        }
        return faults.strikes(SandboxFaults.HTML_202)
                ? Optional.of(page(202, FaultPages.MAINTENANCE))
                : Optional.empty();
    }

    /**
     * The answer of a request that nobody waits for any more: the work is done later. Its own
     * answer is none when the connection is cut.
     */
    Optional<Optional<WebserviceReply>> abandoned(boolean write, Supplier<WebserviceReply> work) {
        if (write && faults.strikes(SandboxFaults.LATE_COMMIT)) {
            later(work);
            return Optional.of(Optional.empty());
        }
        if (faults.strikes(SandboxFaults.HTML_502)) {
            later(work);
            return Optional.of(Optional.of(page(502, FaultPages.BAD_GATEWAY)));
        }
        return Optional.empty();
    }

    /** The answer after a write was committed; none when the connection is cut. */
    Optional<WebserviceReply> after(WebserviceReply reply, boolean json, boolean warns) {
        if (faults.strikes(SandboxFaults.LOST_ANSWER)) {
            return Optional.empty();
        }
        if (faults.strikes(SandboxFaults.ERROR_AFTER)) {
            return Optional.of(WebserviceReply.empty(500));
        }
        return Optional.of(
                warns || faults.strikes(SandboxFaults.NOTICE)
                        ? PrestashopGate.error(
                                new WebserviceError(500, 11, WebserviceError.PURIFIER_WARNING),
                                json)
                        : reply);
    }

    private void later(Supplier<WebserviceReply> work) {
        var unused = late.schedule(work::get, faults.lateByMillis(), TimeUnit.MILLISECONDS);
    }

    private static WebserviceReply page(int status, String html) {
        return WebserviceReply.of(status, WebserviceReply.HTML, html);
    }

    @Override
    public void close() {
        late.shutdownNow();
    }
}
