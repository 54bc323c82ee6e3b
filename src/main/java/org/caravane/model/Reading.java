package org.caravane.model;

/**
 * One record of a source page: either read, or not readable with the reason. A page is never lost
 * for one bad record.
 *
 * @param <T> what is read
 */
public sealed interface Reading<T> {

    /** The source's id of the record. */
    String key();

    /** A record that could be read. */
    record Read<T>(String key, T value) implements Reading<T> {}

    /**
     * A record that could not.
     *
     * @param sentence names the subject and what is wrong with it
     */
    record Unreadable<T>(String key, String sentence) implements Reading<T> {}
}
