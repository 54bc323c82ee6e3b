package org.caravane.dolibarr;

/** The beginning of an answer that is none, fit to be shown: no tag, no path, no key. */
final class FirstWords {
    private static final int READ = 2_000;
    private static final int SHOWN = 80;

    private FirstWords() {}

    /** In quotes; at most 80 characters. */
    static String of(String text) {
        String start = text.substring(0, Math.min(text.length(), READ));
        String words = start.replaceAll("<[^<>]*(>|$)", " ");
        String shown = DolibarrMessages.shown(words.isBlank() ? start : words);
        return "'"
                + (shown.codePointCount(0, shown.length()) <= SHOWN
                        ? shown
                        : shown.substring(0, shown.offsetByCodePoints(0, SHOWN)) + "…")
                + "'";
    }
}
