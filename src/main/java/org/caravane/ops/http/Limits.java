package org.caravane.ops.http;

import java.time.Duration;

/**
 * What one request may cost at most.
 *
 * @param megabytes of its answer, counted after decompression
 * @param connect until there is a connection
 * @param silence between two pieces of the answer
 * @param whole from the beginning of the request to the end of its answer
 * @param connections at the same time to one system
 */
public record Limits(
        int megabytes, Duration connect, Duration silence, Duration whole, int connections) {

    long bytes() {
        return megabytes * 1024L * 1024L;
    }
}
