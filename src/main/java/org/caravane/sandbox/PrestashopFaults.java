package org.caravane.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes wrong with a shop on demand. Beside the switches of {@link SandboxFaults}: products
 * that are refused or break, and a Webservice that is switched off.
 *
 * <ul>
 *   <li>{@code 429}: with Retry-After; {@code 302}; {@code 500-before}: empty, nothing written
 *   <li>{@code html-200}, {@code html-202}: a page that stands before the shop, nothing written
 *   <li>{@code html-502}: the gateway gave up; what it gave up on is committed later
 *   <li>{@code deadlock}: an empty 500 in the middle of a batch, those before it are written
 *   <li>{@code 500-after}, {@code notice} (500 with code 11), {@code lost-answer}: after the commit
 *   <li>{@code late-commit}: the connection is cut, and the write committed later
 *   <li>{@code truncated}, {@code cut-body}, {@code slow-drip}: of the answer; {@code revoked}: 401
 * </ul>
 */
public final class PrestashopFaults extends SandboxFaults {
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final SplittableRandom victims = new SplittableRandom(1);
    private final PrestashopSpoils spoils = new PrestashopSpoils();
    private volatile boolean disabled;
    private volatile String stamps = "";
    private volatile int longest;

    PrestashopFaults() {
        super(
                List.of(
                        TOO_MANY,
                        REDIRECT,
                        ERROR_BEFORE,
                        ERROR_AFTER,
                        DEADLOCK,
                        NOTICE,
                        LOST_ANSWER,
                        LATE_COMMIT,
                        HTML_200,
                        HTML_202,
                        HTML_502,
                        TRUNCATED,
                        CUT_BODY,
                        SLOW_DRIP,
                        REVOKED));
    }

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
        next(LOST_ANSWER, n);
    }

    /** The next writes are committed, then answered with an empty 500. */
    public void emptyErrorAfterCommit(int n) {
        next(ERROR_AFTER, n);
    }

    /** The next writes are committed, then answered with a PHP warning: 500 with code 11. */
    public void warningAfterCommit(int n) {
        next(NOTICE, n);
    }

    /** 401 with codes 20 and 21. */
    public void revokeKey(boolean revoked) {
        if (revoked) {
            always(REVOKED);
        } else {
            never(REVOKED);
        }
    }

    /** 503 with code 22. */
    public void disabled(boolean disabled) {
        this.disabled = disabled;
    }

    /** What becomes of good answers on their way. */
    public PrestashopSpoils spoils() {
        return spoils;
    }

    /**
     * Every PUT makes its product new: {@code told} shows it in the answer, {@code silent} does as
     * a trigger or a module that comes afterwards, and empty does not. No version is known to.
     */
    public void stampOnPut(String how) {
        stamps = how;
    }

    /**
     * PS_PRODUCT_SHORT_DESC_LIMIT was lowered to that: what a product has that is longer makes the
     * answer of a PATCH of something else an empty 500, after the price was written (section 14); 0
     * is the end of it.
     */
    public void lowerShortLimit(int characters) {
        longest = characters;
    }

    /** Whether a PUT stamps the creation, and then whether its answer tells. */
    Optional<Boolean> stamped() {
        return stamps.isEmpty() ? Optional.empty() : Optional.of(stamps.equals("told"));
    }

    boolean isTooLong(WebserviceRow product) {
        return longest > 0
                && PrestashopState.LANGUAGES.stream()
                        .map(one -> product.get("description_short/" + one))
                        .anyMatch(text -> text.replaceAll("<[^>]*>", "").length() > longest);
    }

    @Override
    public void calm() {
        super.calm();
        spoils.calm();
        stamps = "";
        longest = 0;
        refused.clear();
        broken.clear();
        disabled = false;
    }

    @Override
    public void set(String name, String value) {
        switch (name) {
            case "refuse" -> refuse(value);
            case "breakOn" -> breakOn(value);
            case "accept" -> accept(value);
            case "loseNextAnswers" -> loseNextAnswers(Integer.parseInt(value));
            case "emptyErrorAfterCommit" -> emptyErrorAfterCommit(Integer.parseInt(value));
            case "warningAfterCommit" -> warningAfterCommit(Integer.parseInt(value));
            case "revokeKey" -> revokeKey(Boolean.parseBoolean(value));
            case "disabled" -> disabled(Boolean.parseBoolean(value));
            case "spoil" -> spoils.set(value);
            case "stampOnPut" -> stampOnPut(value);
            case "lowerShortLimit" -> lowerShortLimit(Integer.parseInt(value));
            case "calm" -> calm();
            default -> super.set(name, value);
        }
    }

    boolean isDisabled() {
        return disabled;
    }

    /** Which object of a batch ends in a deadlock; none when it is the batch's size. */
    int deadlocked(int size) {
        if (!strikes(DEADLOCK)) {
            return size;
        }
        synchronized (victims) {
            return victims.nextInt(Math.max(1, size));
        }
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
}
