package org.caravane.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on demand: refusals, breakdowns, lost answers, a revoked key, a slow shop. */
public final class PrestashopFaults {

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger emptied = new AtomicInteger();
    private final AtomicInteger warned = new AtomicInteger();
    private volatile boolean revoked;
    private volatile boolean disabled;
    private volatile Duration latency = Duration.ZERO;

    PrestashopFaults() {}

    /** A product with this reference is refused: 400 with code 85. */
    public void refuse(String reference) {
        refused.add(reference);
    }

    /** A product with this reference always breaks: an empty 500, and nothing written for it. */
    public void breakOn(String reference) {
        broken.add(reference);
    }

    /** The end of {@link #refuse} and {@link #breakOn}. */
    public void accept(String reference) {
        refused.remove(reference);
        broken.remove(reference);
    }

    /** The next writes are committed, then the connection is closed without an answer. */
    public void loseNextAnswers(int n) {
        lost.set(n);
    }

    /** The next writes are committed, then answered with an empty 500. */
    public void emptyErrorAfterCommit(int n) {
        emptied.set(n);
    }

    /** The next writes are committed, then answered with a PHP warning: 500 with code 11. */
    public void warningAfterCommit(int n) {
        warned.set(n);
    }

    /** 401 with codes 20 and 21. */
    public void revokeKey(boolean revoked) {
        this.revoked = revoked;
    }

    /** 503 with code 22. */
    public void disabled(boolean disabled) {
        this.disabled = disabled;
    }

    /** Every request takes at least this long. */
    public void latency(Duration perRequest) {
        this.latency = perRequest;
    }

    void set(String name, String value) {
        switch (name) {
            case "refuse" -> refuse(value);
            case "breakOn" -> breakOn(value);
            case "accept" -> accept(value);
            case "loseNextAnswers" -> loseNextAnswers(Integer.parseInt(value));
            case "emptyErrorAfterCommit" -> emptyErrorAfterCommit(Integer.parseInt(value));
            case "warningAfterCommit" -> warningAfterCommit(Integer.parseInt(value));
            case "revokeKey" -> revokeKey(Boolean.parseBoolean(value));
            case "disabled" -> disabled(Boolean.parseBoolean(value));
            case "latency" -> latency(Duration.ofMillis(Long.parseLong(value)));
            default -> throw new IllegalArgumentException("no such fault: " + name);
        }
    }

    boolean isRevoked() {
        return revoked;
    }

    boolean isDisabled() {
        return disabled;
    }

    Duration latency() {
        return latency;
    }

    boolean losesAnswer() {
        return takeOne(lost);
    }

    boolean emptiesAnswer() {
        return takeOne(emptied);
    }

    boolean warnsAfterwards() {
        return takeOne(warned);
    }

    boolean breaks(String... references) {
        return containsAny(broken, references);
    }

    boolean refuses(String... references) {
        return containsAny(refused, references);
    }

    private static boolean containsAny(Set<String> set, String... references) {
        for (String reference : references) {
            if (set.contains(reference)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takeOne(AtomicInteger counter) {
        return counter.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
