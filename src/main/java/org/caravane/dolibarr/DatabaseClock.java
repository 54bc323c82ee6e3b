package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * The three clocks of a Dolibarr (contract section 3, "Time"). Its database keeps {@code tms} in
 * real time, and compares it with a filter's literal in the database session's zone; PHP reads that
 * literal in its own zone to answer an epoch; {@code datem} is written and read by PHP, so its
 * epoch is right. Hence, with D the database's offset from UTC and P that of PHP:
 *
 * <pre>
 *   epoch of tms  = real time + D - P     literal that matches it = real time + D
 *   epoch of datem = real time
 * </pre>
 *
 * <p>Example of the contract: PHP in Paris (P = +1 h), database in UTC (D = 0). A movement of
 * 10:30Z shows tms as 09:30Z and datem as 10:30Z, so {@link #databaseMinusPhp} is -1 h. {@link
 * LiteralSearch} given the 09:30Z that it sees finds that the literal 10:30 matches: its offset is
 * +1 h, that is P. The {@link TimeLiteral} for a real time t is {@code of(t, searchOffset +
 * databaseMinusPhp)}, here t + 0. With both in Paris it is +1 h + 0, and 10:30Z is written 11:30.
 *
 * <p>Offsets hold for the season of the record they came from: calibrate with a recent one, and
 * again after a change to or from summer time.
 */
public final class DatabaseClock {
    private static final long QUARTER = 900;
    private static final long MOST = 26 * 3600L;
    private static final long SLACK = 120;

    private DatabaseClock() {}

    /**
     * {@code tms - datem} of the newest readable movement of a GET /stockmovements page (recording
     * 77), rounded to 15 minutes. Empty when there is none, or when the two are apart by more than
     * 26 hours or by something else than a difference of zones (more than 120 s from a quarter):
     * its date was typed by hand.
     */
    public static Optional<Duration> databaseMinusPhp(JsonNode movements) {
        Pages.requireList("stock movement", movements);
        long newest = 0;
        Optional<Duration> difference = Optional.empty();
        for (JsonNode movement : movements) {
            long id = whole(movement.path("id"));
            long tms = whole(movement.path("tms"));
            long datem = whole(movement.path("datem"));
            if (id > newest && tms > 0 && datem > 0) {
                newest = id;
                difference = zones(tms - datem);
            }
        }
        return difference;
    }

    private static Optional<Duration> zones(long seconds) {
        long rounded = Math.floorDiv(seconds + QUARTER / 2, QUARTER) * QUARTER;
        boolean plausible = Math.abs(rounded) <= MOST && Math.abs(seconds - rounded) <= SLACK;
        return plausible ? Optional.of(Duration.ofSeconds(rounded)) : Optional.empty();
    }

    /** A positive number of at most 12 digits, sent as text or number; 0 for anything else. */
    public static long whole(JsonNode value) {
        boolean scalar = value.isTextual() || value.isIntegralNumber();
        return scalar && value.asText().matches("[0-9]{1,12}") ? Long.parseLong(value.asText()) : 0;
    }
}
