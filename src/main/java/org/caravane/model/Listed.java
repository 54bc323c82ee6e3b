package org.caravane.model;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a sentence: ten at most, so that a sentence about thousands can be read and kept. */
public final class Listed {
    private static final int MOST = 10;

    private Listed() {}

    /** {@code ... and 27 others}. */
    public static String of(Collection<String> names) {
        String first = names.stream().limit(MOST).collect(Collectors.joining(", "));
        int others = names.size() - MOST;
        return others <= 0
                ? first
                : first + " and " + others + (others == 1 ? " other" : " others");
    }
}
