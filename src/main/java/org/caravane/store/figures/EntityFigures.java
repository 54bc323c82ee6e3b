package org.caravane.store.figures;

import java.util.Map;

/**
 * Where the subjects of one shop and entity stand.
 *
 * @param waiting changes that are due and that no worker has taken
 * @param later changes that are due later, most of them after a doubtful attempt
 * @param inFlight changes that a worker has taken
 * @param waitsForAnother changes that go on when another has arrived
 * @param verdicts how many of each verdict there ever were, by its word
 * @param held subjects whose last verdict is hold
 * @param parked dead letters that are open
 * @param lagSeconds for how long the oldest change that is due has been due, whatever the reason; 0
 *     when none is
 * @param deliveredPerMinute creations and updates, in the mean of this minute and the four before
 */
public record EntityFigures(
        String entity,
        long waiting,
        long later,
        long inFlight,
        long waitsForAnother,
        Map<String, Long> verdicts,
        long held,
        long parked,
        long lagSeconds,
        double deliveredPerMinute) {

    /** Creations and updates, ever. */
    public long delivered() {
        return verdicts.getOrDefault("create", 0L) + verdicts.getOrDefault("update", 0L);
    }

    /** What was looked at with nothing to send, ever. */
    public long skipped() {
        return verdicts.getOrDefault("skip", 0L);
    }
}
