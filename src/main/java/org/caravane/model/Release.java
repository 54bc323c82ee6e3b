package org.caravane.model;

import java.time.Duration;

/**
 * A claimed change that goes back to the table.
 *
 * @param chunk how many may share its next write
 * @param attempts doubtful attempts so far
 * @param delay until it is due again
 * @param doubted whether its last write may still be at work, or may have been committed: no note
 *     makes it due any sooner, and the shop is asked for it
 */
public record Release(Claimed claimed, int chunk, int attempts, Duration delay, boolean doubted) {}
