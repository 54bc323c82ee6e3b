package org.caravane.ops;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.caravane.prestashop.RetryAfter;
import org.caravane.prestashop.ShopUnavailable;
import org.jspecify.annotations.Nullable;

/** Until when each endpoint asked to be left alone: no request before then, not even a probe. */
public final class Patience {
    private final Clock clock;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    private record Asked(Instant until, String sentence) {}

    Patience(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns when an answer does not ask for a wait.
     *
     * @throws ShopUnavailable with the time until which it does
     */
    public void answered(String endpoint, int status, @Nullable String retryAfter) {
        Optional<Instant> until = RetryAfter.until(status, retryAfter, clock.instant());
        if (until.isPresent()) {
            String sentence =
                    (status == 429
                                    ? "The shop's server asks for fewer requests (429), and for none before %s: lower requests-per-minute"
                                    : "The shop's server is overloaded or in maintenance (503), and asks for no request before %s")
                            .formatted(until.get().truncatedTo(ChronoUnit.SECONDS));
            asked.put(endpoint, new Asked(until.get(), sentence));
            throw new ShopUnavailable(sentence);
        }
    }

    /**
     * Returns when the endpoint may be asked.
     *
     * @throws ShopUnavailable while it wants to be left alone
     */
    public void require(String endpoint) {
        Asked last = asked.get(endpoint);
        if (last != null && clock.instant().isBefore(last.until())) {
            throw new ShopUnavailable(last.sentence());
        }
    }

    /** Whether the endpoint may be asked. */
    public boolean over(String endpoint) {
        Asked last = asked.get(endpoint);
        return last == null || !clock.instant().isBefore(last.until());
    }
}
