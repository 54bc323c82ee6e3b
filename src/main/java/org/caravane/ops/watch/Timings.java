package org.caravane.ops.watch;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Where the time goes: every request to one of the two systems, and every step of a delivery. It
 * belongs to the process, not to the Camel context, so that nothing is forgotten when routes
 * change.
 */
public final class Timings {
    private static final Duration[] BUCKETS =
            LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Tags, Timer> requests = new ConcurrentHashMap<>();
    private final Map<Tags, Timer> steps = new ConcurrentHashMap<>();

    /** A moment to measure from, in nanoseconds. */
    public long now() {
        return System.nanoTime();
    }

    /**
     * A request to Dolibarr that has ended, well or not.
     *
     * @param purpose {@code probe} or {@code read}
     * @param since what {@link #now} told before it
     */
    public void dolibarr(String purpose, long since) {
        request("dolibarr", "dolibarr", purpose, since);
    }

    /**
     * A request to a shop's installation that has ended, well or not.
     *
     * @param purpose {@code probe}, {@code read} or {@code write}
     * @param since what {@link #now} told before it
     */
    public void endpoint(String name, String purpose, long since) {
        request("prestashop", name, purpose, since);
    }

    private void request(String system, String endpoint, String purpose, long since) {
        requests.computeIfAbsent(
                        Tags.of("system", system, "endpoint", endpoint, "purpose", purpose),
                        tags ->
                                Timer.builder("caravane.request")
                                        .description("Requests, failed ones included")
                                        .tags(tags)
                                        .serviceLevelObjectives(BUCKETS)
                                        .register(registry))
                .record(Duration.ofNanos(now() - since));
    }

    /** A step of a delivery that has ended, well or not. */
    void step(String entity, String step, long since) {
        steps.computeIfAbsent(
                        Tags.of("entity", entity, "step", step),
                        tags ->
                                Timer.builder("caravane.step")
                                        .description(
                                                "Steps of deliveries; write includes leave and intend")
                                        .tags(tags)
                                        .register(registry))
                .record(Duration.ofNanos(now() - since));
    }

    /** What the metrics of the management port are taken from. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }
}
