package org.caravane.dolibarr;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The ways to write a moment in a filter. Dolibarr 17 and 19 cut a literal at its first colon and
 * compare with 0 what is left of a date, so that every row is found (contract section 11; {@code
 * dolForgeCriteriaCallback} of 17.0.2 and 19.0.2).
 */
public enum TimeLiteral {
    /** ISO 8601's basic format, which MySQL, MariaDB and PostgreSQL read: the first to be tried. */
    BASIC("uuuuMMdd'T'HHmmss"),
    /** What Dolibarr's documentation shows. */
    SPACED("uuuu-MM-dd HH:mm:ss");

    private final DateTimeFormatter format;

    TimeLiteral(String pattern) {
        format = DateTimeFormatter.ofPattern(pattern);
    }

    /** The instant shifted by the offset, to the second, unquoted. */
    public String of(Instant instant, Duration offset) {
        return of(instant.plus(offset));
    }

    /** The instant as it is in UTC. */
    public String of(Instant instant) {
        return format.format(instant.atOffset(ZoneOffset.UTC));
    }
}
