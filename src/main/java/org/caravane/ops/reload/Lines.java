package org.caravane.ops.reload;

/** Lines of a text, counted from 1. */
final class Lines {
    private Lines() {}

    /** The line that a character is in. */
    static int at(String text, int index) {
        return 1
                + (int)
                        text.substring(0, Math.min(index, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }
}
