package org.caravane.ops;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what became of a claim: a line for what needed no request, one for each that is
 * parked because a person has to look at it, and at DEBUG one for each product with its reason and
 * what was changed on the way. What was written is told by the route that wrote it.
 */
public final class VerdictLog {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictLog.class);
    private static final Map<String, String> QUIET =
            Map.of("skip", "unchanged", "hold", "held", "wait", "waiting");

    /**
     * Tells.
     *
     * @param verdicts rows of {@code remember-verdict.sql}
     */
    public void tell(List<Map<String, @Nullable Object>> verdicts) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Map<String, @Nullable Object> verdict : verdicts) {
            String whose = verdict.get("shop") + ": " + verdict.get("entity");
            String word = String.valueOf(verdict.get("verdict"));
            String reason = String.valueOf(verdict.get("reason"));
            if (word.equals("park")) {
                LOG.warn("{} {} is parked: {}", whose, verdict.get("ref"), reason);
            } else {
                LOG.debug("{} {}: {}, {}", whose, verdict.get("ref"), word, reason);
            }
            String warnings = String.valueOf(verdict.get("warnings"));
            if (!warnings.isEmpty()) {
                LOG.debug("{} {}: {}", whose, verdict.get("ref"), warnings.replace('\n', ';'));
            }
            if (QUIET.containsKey(word)) {
                counts.computeIfAbsent(whose, w -> new TreeMap<>())
                        .merge(QUIET.getOrDefault(word, word), 1, Integer::sum);
            }
        }
        counts.forEach((whose, words) -> LOG.info("{} {}", whose, told(words)));
    }

    private static String told(Map<String, Integer> words) {
        return String.join(
                ", ", words.entrySet().stream().map(w -> w.getValue() + " " + w.getKey()).toList());
    }
}
