package org.caravane.model;

import java.time.Duration;

/**
 * A claimed change that goes back to the table.
 *
 * @param chunk how many may share its next write
 * @param attempts doubtful attempts so far
 * @param delay until it is due again
 */
public record Release(Claimed claimed, int chunk, int attempts, Duration delay) {}
