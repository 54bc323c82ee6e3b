package org.caravane.prestashop;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header Retry-After of a 429 or 503 (RFC 9110, section 10.2.3): seconds or a date. More than
 * an hour is an hour, so that a mistake of the server's does not close a shop for a day.
 */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Until when the server wants no request; empty when it did not say so in a readable way. */
    public static Optional<Instant> until(int status, @Nullable String header, Instant now) {
        if (header == null || (status != 429 && status != 503)) {
            return Optional.empty();
        }
        String value = header.strip();
        Instant latest = now.plus(LONGEST);
        if (value.matches("\\d{1,9}")) {
            Instant until = now.plusSeconds(Long.parseLong(value));
            return Optional.of(until.isAfter(latest) ? latest : until);
        }
        try {
            Instant until =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(until.isAfter(latest) ? latest : until.isBefore(now) ? now : until);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
