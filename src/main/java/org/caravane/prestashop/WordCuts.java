package org.caravane.prestashop;

import java.util.function.IntPredicate;

/** Where to cut a text: at the last boundary, unless the word is longer than any word should be. */
final class WordCuts {
    private static final int LONGEST_WORD = 40;

    private WordCuts() {}

    /** Never more than wanted; with more wanted, never less. */
    static int at(int wanted, IntPredicate isBoundary) {
        return at(wanted, isBoundary, -1);
    }

    /**
     * The same.
     *
     * @param start where a text begins that goes on from another, which is a boundary too; -1 when
     *     it does not
     */
    static int at(int wanted, IntPredicate isBoundary, int start) {
        for (int i = wanted; i >= 0 && i > wanted - LONGEST_WORD; i--) {
            if (i == start || (i > 0 && isBoundary.test(i))) {
                return i;
            }
        }
        return wanted;
    }
}
