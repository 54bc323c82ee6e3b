package org.caravane.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

/**
 * Contract section 3: the database stamps {@code tms} in its own zone and compares literals there,
 * while PHP reads that literal in its zone when it answers an epoch. What PHP writes itself (datem,
 * date_creation) is right in both directions.
 */
record DolibarrTimes(ZoneId php, Supplier<ZoneId> database, Clock clock) {
    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    long now() {
        return clock.instant().getEpochSecond();
    }

    LocalDateTime databaseLiteral(long epoch) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(epoch), database.get());
    }

    LocalDateTime phpLiteral(long epoch) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(epoch), php);
    }

    /** What the API answers for a stamp of the database. */
    long shown(long epoch) {
        return databaseLiteral(epoch).atZone(php).toEpochSecond();
    }

    static String text(LocalDateTime literal) {
        return LITERAL.format(literal);
    }
}
