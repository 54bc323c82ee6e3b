package org.caravane.model;

/**
 * A failure as it is told.
 *
 * @param code groups dead letters
 * @param sentence for an operator
 * @param answer what the other side said, shortened
 * @param maybeRunning whether the other side may still be at work on it
 */
public record Failure(
        FailureKind kind, String code, String sentence, String answer, boolean maybeRunning) {}
