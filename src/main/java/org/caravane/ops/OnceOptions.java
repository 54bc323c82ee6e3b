package org.caravane.ops;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What {@code run} and {@code demo} have in common. */
final class OnceOptions {
    @Option(
            names = "--once",
            description = "Poll, run an overdue reconcile, deliver until no row is due, and exit.")
    boolean once;

    @Option(
            names = "--json",
            description = "With --once: print the summary as one JSON object on the last line.")
    boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "With --once: give up after so many seconds (default: ${DEFAULT-VALUE}).")
    long timeoutSeconds;

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
