package org.caravane.ops;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what a person may want to act on: what is held or parked, and what was changed on
 * the way.
 */
public final class VerdictLog {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictLog.class);

    /**
     * Tells.
     *
     * @param verdicts rows of {@code remember-verdict.sql}
     */
    public void tell(List<Map<String, @Nullable Object>> verdicts) {
        for (Map<String, @Nullable Object> verdict : verdicts) {
            String what =
                    "%s: %s %s"
                            .formatted(
                                    verdict.get("shop"), verdict.get("entity"), verdict.get("ref"));
            String reason = String.valueOf(verdict.get("reason"));
            switch (String.valueOf(verdict.get("verdict"))) {
                case "park" -> LOG.warn("{} is parked: {}", what, reason);
                case "hold" -> LOG.info("{} is held: {}", what, reason);
                default -> LOG.debug("{}: {}, {}", what, verdict.get("verdict"), reason);
            }
            String warnings = String.valueOf(verdict.get("warnings"));
            if (!warnings.isEmpty()) {
                LOG.info("{}: {}", what, warnings.replace('\n', ' '));
            }
        }
    }
}
