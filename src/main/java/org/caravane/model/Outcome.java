package org.caravane.model;

import java.util.Optional;

/**
 * What became of a decision, to be remembered.
 *
 * @param link the counterpart to remember, absent when there is none
 * @param sent the values that the shop is now known to have of ours; absent when that is unknown,
 *     so that the next look sends them all
 * @param stockRow the shop's stock row of a product just created
 * @param again whether the change stays due, because its values are not known to have arrived
 * @param stamp what the shop stamped on it when it answered
 */
public record Outcome(
        Decision decision,
        Optional<Link> link,
        Optional<FieldValues> sent,
        Optional<Long> stockRow,
        boolean again,
        ShopStamp stamp) {

    /** One that the shop stamped nothing on. */
    public Outcome(
            Decision decision,
            Optional<Link> link,
            Optional<FieldValues> sent,
            Optional<Long> stockRow,
            boolean again) {
        this(decision, link, sent, stockRow, again, ShopStamp.NONE);
    }

    /** Nothing was written: the verdict alone is remembered. */
    public static Outcome unwritten(Decision decision) {
        return new Outcome(decision, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
