package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;

/** Values as they may stand in a sentence: one line, at most 60 characters. */
final class Quotes {
    private static final int LONGEST = 60;

    private Quotes() {}

    static String of(JsonNode value) {
        return value.isContainerNode() ? "a structure" : "\"" + of(value.asText().strip()) + "\"";
    }

    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
