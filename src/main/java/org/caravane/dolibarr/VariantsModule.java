package org.caravane.dolibarr;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether Dolibarr has the tables of its module Variants. They are made when the module is enabled
 * for the first time; before that a list with {@code variant_filter} fails with 503 (seen on a real
 * 23.1.0), and there are no variants to be left out.
 */
public final class VariantsModule {
    private static final String FILTER = "variant_filter=1";

    /** It may be enabled at any time, and then there may be variants. */
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    private final InstantSource clock;
    private volatile Instant missingUntil = Instant.MIN;

    public VariantsModule(InstantSource clock) {
        this.clock = clock;
    }

    /** The query as it can be asked: without the filter while the module is known to be missing. */
    public String asked(String query) {
        return clock.instant().isBefore(missingUntil)
                ? query.replace("&" + FILTER, "").replace(FILTER + "&", "")
                : query;
    }

    /** Whether there may be variants, as far as a list with the filter has told. */
    public boolean isThere() {
        return !clock.instant().isBefore(missingUntil);
    }

    /**
     * Whether the answer says that the module is missing, so that the same is to be asked again.
     *
     * @param asked the query that was answered
     */
    public boolean turnsOutMissing(int status, @Nullable String body, String asked) {
        boolean missing =
                status == 503
                        && asked.contains(FILTER)
                        && body != null
                        && body.contains("product_attribute_combination");
        if (missing) {
            missingUntil = clock.instant().plus(BELIEVED);
        }
        return missing;
    }
}
