package org.caravane.model;

/**
 * A change that a worker holds.
 *
 * @param subject who
 * @param gen raised by every note; a row is forgotten only at the generation it was claimed at
 * @param token names this claim; a stale one changes nothing
 * @param chunk how many may share its next write
 * @param attempts doubtful attempts so far
 * @param known what the store remembers
 */
public record Claimed(
        Subject subject, long gen, String token, int chunk, int attempts, Known known) {

    /** Names the subject in this very claim. */
    public String name() {
        return token + "/" + subject.key();
    }

    /** The same, of which the store has come to know more. */
    public Claimed with(Known more) {
        return new Claimed(subject, gen, token, chunk, attempts, more);
    }
}
