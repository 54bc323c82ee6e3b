package org.caravane.sync;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked before links are dropped or products are made again. A shop that was
 * restored and a shop whose answers are spoiled look alike; only a person knows which it is. Until
 * one confirms, or the shop has everything again, the endpoint pauses.
 */
public final class Confirmations {
    private static final int LONGEST = 900;

    /** Whether a person was asked and has not confirmed yet. */
    public boolean isAwaited(List<Map<String, @Nullable Object>> suspicions) {
        return suspicions.stream().anyMatch(row -> row.get("asks") != null)
                && !isConfirmed(suspicions);
    }

    /** Whether a judgement is for a person to confirm. */
    public boolean isNeeded(
            LinkCheck.Judgement judgement, List<Map<String, @Nullable Object>> suspicions) {
        return judgement.braked() && !isConfirmed(suspicions);
    }

    /** Whether there is something to ask that was not confirmed. */
    public boolean isOpen(String asks, List<Map<String, @Nullable Object>> suspicions) {
        return !asks.isEmpty() && !isConfirmed(suspicions);
    }

    private static boolean isConfirmed(List<Map<String, @Nullable Object>> suspicions) {
        return suspicions.stream()
                .anyMatch(row -> row.get("confirmed") instanceof Number n && n.intValue() == 1);
    }

    /** The question with its answer: one command, and what it does. */
    public String question(String asks, String endpoint) {
        String cut = asks.length() <= LONGEST ? asks : asks.substring(0, LONGEST) + "…";
        return "%s. Nothing is dropped and nothing is made again: when that is so, because a backup was restored or products were deleted, say ./caravane confirm %s; otherwise mend what stands before the shop"
                .formatted(cut, endpoint);
    }

    /**
     * Returns when the links that a restore would have taken away first are as they were left, so
     * that comparing all of them is worth its requests.
     *
     * @throws DoubtedLinks with the question that a person was asked, otherwise
     */
    public void requireWell(
            LinkCheck.Findings newest, List<Map<String, @Nullable Object>> suspicions) {
        if (!newest.missing().isEmpty() || !newest.reborn().isEmpty() || newest.older() > 0) {
            throw new DoubtedLinks(String.valueOf(suspicions.get(0).get("asks")));
        }
    }

    /**
     * Returns when a shop does not list among its newest products what it said to be gone.
     *
     * @throws DoubtedLinks otherwise
     */
    public void requireAgreement(LinkCheck.Findings findings, List<Long> newestIds) {
        findings.missing().stream()
                .map(LinkCheck.Suspect::targetId)
                .filter(newestIds::contains)
                .findFirst()
                .ifPresent(
                        id -> {
                            throw new DoubtedLinks(
                                    "The shop contradicts itself: its product %d was missing in one list and is there in another: a cache, a module or an override changes its lists"
                                            .formatted(id));
                        });
    }
}
