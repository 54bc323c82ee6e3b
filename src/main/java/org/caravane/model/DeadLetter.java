package org.caravane.model;

/**
 * A subject that a person has to look at.
 *
 * @param ref what a person calls it
 * @param cause groups letters of one cause
 * @param sentence what is wrong and what to do
 * @param request what was sent, empty when nothing was
 * @param answer what came back
 */
public record DeadLetter(
        Claimed claimed,
        String ref,
        String cause,
        String sentence,
        String request,
        String answer) {}
