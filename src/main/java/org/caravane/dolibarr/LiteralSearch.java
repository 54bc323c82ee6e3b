package org.caravane.dolibarr;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A binary search for the offset between an epoch that Dolibarr shows for a record's {@code tms}
 * and the literal that its database compares with; see {@link DatabaseClock}. Immutable, no input
 * or output: ask Dolibarr whether {@code (t.rowid:=:ID) and (t.tms:>=:'LITERAL')} finds the record,
 * for each {@link #next()}, and continue with what {@link #answered} returns, until no literal is
 * left. It takes at most 8 questions.
 *
 * <p>The offset is one of -14 h to +14 h in steps of 15 minutes. It is confirmed by a last
 * question: one second later must not be found, so that a record changed meanwhile, or an epoch
 * that is not of {@code tms} (a product's {@code date_modification} may be that of its
 * extrafields), gives no offset rather than a wrong one.
 */
public final class LiteralSearch {
    private static final int STEP_SECONDS = 900;
    private static final int LAST = 14 * 3600 / STEP_SECONDS;

    private enum Stage {
        SEARCHING,
        CONFIRMING,
        FOUND,
        NOWHERE
    }

    private final Instant epoch;

    /** The greatest step answered yes; one less than the first when none was. */
    private final int found;

    /** The least step answered no; one more than the last when none was. */
    private final int missed;

    private final Stage stage;

    private LiteralSearch(Instant epoch, int found, int missed, Stage stage) {
        this.epoch = epoch;
        this.found = found;
        this.missed = missed;
        this.stage = stage;
    }

    /** A search from the {@code tms} that Dolibarr shows, in seconds. */
    public static LiteralSearch of(long epochSecond) {
        return new LiteralSearch(
                Instant.ofEpochSecond(epochSecond), -LAST - 1, LAST + 1, Stage.SEARCHING);
    }

    /** The moment whose literal is to be asked for with {@code >=}; empty when it is over. */
    public Optional<Instant> next() {
        return switch (stage) {
            case SEARCHING -> Optional.of(epoch.plus(steps(middle())));
            case CONFIRMING -> Optional.of(epoch.plusSeconds(1).plus(steps(found)));
            case FOUND, NOWHERE -> Optional.empty();
        };
    }

    /** The search after Dolibarr said whether it finds the record. */
    public LiteralSearch answered(boolean yes) {
        return switch (stage) {
            case SEARCHING -> yes ? narrowed(middle(), missed) : narrowed(found, middle());
            case CONFIRMING ->
                    new LiteralSearch(epoch, found, missed, yes ? Stage.NOWHERE : Stage.FOUND);
            case FOUND, NOWHERE -> throw new IllegalStateException("The search is over");
        };
    }

    /** What to add to the epoch; empty while searching, and when nothing fits. */
    public Optional<Duration> offset() {
        return stage == Stage.FOUND ? Optional.of(steps(found)) : Optional.empty();
    }

    private LiteralSearch narrowed(int yes, int no) {
        if (no - yes > 1) {
            return new LiteralSearch(epoch, yes, no, Stage.SEARCHING);
        }
        return new LiteralSearch(epoch, yes, no, yes < -LAST ? Stage.NOWHERE : Stage.CONFIRMING);
    }

    private int middle() {
        return Math.floorDiv(found + missed, 2);
    }

    private static Duration steps(int steps) {
        return Duration.ofSeconds((long) steps * STEP_SECONDS);
    }
}
