package org.caravane.model;

import java.util.Locale;

/**
 * What was found of one thing that Caravane needs.
 *
 * @param subject whose: {@code Dolibarr}, {@code endpoint main}, {@code shop main}
 * @param check what of it: {@code key}, {@code products}
 * @param sentence what was seen, and with {@link State#CANNOT_TELL} why no more
 * @param remedy what to do about it; empty when there is nothing to do
 */
public record CheckLine(String subject, String check, State state, String sentence, String remedy) {

    /** Only {@link #WRONG} keeps Caravane from its work. */
    public enum State {
        OK,
        WRONG,
        CANNOT_TELL;

        /** As it is printed: {@code cannot tell}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public static CheckLine ok(String subject, String check, String sentence) {
        return new CheckLine(subject, check, State.OK, sentence, "");
    }

    public static CheckLine wrong(String subject, String check, String sentence, String remedy) {
        return new CheckLine(subject, check, State.WRONG, sentence, remedy);
    }

    public static CheckLine cannotTell(
            String subject, String check, String sentence, String remedy) {
        return new CheckLine(subject, check, State.CANNOT_TELL, sentence, remedy);
    }

    /**
     * A failure as a line.
     *
     * @param told a failure's sentence, which says what is wrong, then a colon, then the remedy
     */
    public static CheckLine told(String subject, String check, State state, String told) {
        String line = told.strip().replaceAll("\\s+", " ");
        int colon = line.indexOf(": ");
        boolean split = colon > 0 && colon < line.length() - 2;
        return new CheckLine(
                subject,
                check,
                state,
                split ? line.substring(0, colon) : line,
                split ? line.substring(colon + 2) : "");
    }
}
