package org.caravane.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What can go wrong with a server on demand, switched while it runs. A fault strikes always, the
 * next few requests, for a while, or by chance; a seed makes the chances of a run come again.
 */
public abstract class SandboxFaults {
    static final String TOO_MANY = "429";
    static final String REDIRECT = "302";
    static final String ERROR_BEFORE = "500-before";
    static final String ERROR_AFTER = "500-after";
    static final String DEADLOCK = "deadlock";
    static final String NOTICE = "notice";
    static final String LOST_ANSWER = "lost-answer";
    static final String LATE_COMMIT = "late-commit";
    static final String HTML_200 = "html-200";
    static final String HTML_202 = "html-202";
    static final String HTML_502 = "html-502";
    static final String TRUNCATED = "truncated";
    static final String CUT_BODY = "cut-body";
    static final String SLOW_DRIP = "slow-drip";
    static final String REVOKED = "revoked";
    static final String EMPTY_LISTS = "empty-lists";

    private static final String LATENCY = "latency";
    private static final String JITTER = "jitter";
    private static final String RETRY_AFTER = "retry-after";
    private static final String LATE_BY = "late-by";
    private static final String DRIP = "drip";

    private final Map<String, FaultSwitch> switches = new TreeMap<>();
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();
    private final SplittableRandom jitter = new SplittableRandom(1);
    private volatile long seed = 1;

    /**
     * @param names of the faults that this server can have
     */
    SandboxFaults(List<String> names) {
        names.forEach(name -> switches.put(name, new FaultSwitch()));
        amounts.putAll(Map.of(LATENCY, 0L, JITTER, 0L, RETRY_AFTER, 2L, LATE_BY, 1500L, DRIP, 20L));
    }

    /** Strikes every request that it can strike. */
    public void always(String name) {
        fault(name).always();
    }

    /** Strikes the next requests that it can strike. */
    public void next(String name, int requests) {
        fault(name).next(requests);
    }

    /** Strikes from now on for so long. */
    public void during(String name, Duration time) {
        fault(name).during(time);
    }

    /** Strikes a request with that probability. */
    public void chance(String name, double probability) {
        fault(name).chance(probability, seed(name));
    }

    public void never(String name) {
        fault(name).off();
    }

    /** All faults off, and no latency. How many there were is kept. */
    public void calm() {
        switches.values().forEach(FaultSwitch::off);
        amounts.put(LATENCY, 0L);
        amounts.put(JITTER, 0L);
    }

    /** Lets all chances begin anew; the same seed strikes the same requests. */
    public void seed(long seed) {
        this.seed = seed;
        switches.forEach((name, fault) -> fault.seed(seed(name)));
    }

    /** Every request takes at least this long. */
    public void latency(Duration perRequest) {
        amounts.put(LATENCY, perRequest.toMillis());
    }

    /** How often each fault struck so far. */
    public SortedMap<String, Long> struck() {
        SortedMap<String, Long> struck = new TreeMap<>();
        switches.forEach((name, fault) -> struck.put(name, fault.struck()));
        struck.values().removeIf(n -> n == 0);
        return struck;
    }

    /**
     * Sets a fault by name, as the command line and {@code POST /sandbox/faults/NAME?value=VALUE}
     * do.
     *
     * @param value {@code on}, {@code off}, {@code 3} for the next three requests, {@code 10s} for
     *     ten seconds, {@code 0.02} for one request in fifty; of {@code latency}, {@code jitter},
     *     {@code late-by} and {@code drip} (a byte) milliseconds, of {@code retry-after} seconds,
     *     of {@code seed} a number
     * @throws IllegalArgumentException when there is no such fault or no such value
     */
    public void set(String name, String value) {
        if (name.equals("seed")) {
            seed(Long.parseLong(value));
        } else if (amounts.containsKey(name)) {
            amounts.put(name, Long.parseLong(value));
        } else if (value.equals("on") || value.equals("true")) {
            always(name);
        } else if (value.equals("off") || value.equals("false")) {
            never(name);
        } else if (value.endsWith("s")) {
            during(
                    name,
                    Duration.ofSeconds(Long.parseLong(value.substring(0, value.length() - 1))));
        } else if (value.contains(".")) {
            chance(name, Double.parseDouble(value));
        } else {
            next(name, Integer.parseInt(value));
        }
    }

    boolean strikes(String name) {
        return fault(name).strikes();
    }

    /** Waits as long as the server is slow. */
    void delay() throws IOException {
        long most = amount(JITTER);
        long more;
        synchronized (jitter) {
            more = most > 0 ? jitter.nextLong(most) : 0;
        }
        sleep(amount(LATENCY) + more);
    }

    long retryAfterSeconds() {
        return amount(RETRY_AFTER);
    }

    /** How much later a late commit comes. */
    long lateByMillis() {
        return amount(LATE_BY);
    }

    /** Waits between two bytes of a slow answer. */
    void drip() throws IOException {
        sleep(amount(DRIP));
    }

    private long amount(String name) {
        return amounts.getOrDefault(name, 0L);
    }

    private static void sleep(long millis) throws IOException {
        try {
            if (millis > 0) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private long seed(String name) {
        return seed * 1_000_003 + name.hashCode();
    }

    private FaultSwitch fault(String name) {
        FaultSwitch found = switches.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no such fault: "
                            + name
                            + "; there are "
                            + switches.keySet().stream().collect(Collectors.joining(", ")));
        }
        return found;
    }
}
