package org.caravane.ops;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Moments as commands print them: in a zone, with the difference from UTC that tells which. */
public final class Moments {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss ")
                    .appendOffset("+HH:MM", "UTC")
                    .toFormatter();

    private Moments() {}

    /** {@code 2026-03-01 13:00:00 +01:00}, or {@code 2026-03-01 12:00:00 UTC}. */
    public static String told(Instant at, ZoneId zone) {
        return FORMAT.format(at.atZone(zone));
    }
}
