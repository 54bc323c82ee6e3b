package org.caravane.prestashop;

import java.util.function.IntPredicate;

/** Where to cut a text: at the last boundary, unless the word is longer than any word should be. */
final class WordCuts {
    private static final int LONGEST_WORD = 40;

    private WordCuts() {}

    /** Never more than wanted; with more wanted, never less. */
    static int at(int wanted, IntPredicate isBoundary) {
        for (int i = wanted; i > 0 && i > wanted - LONGEST_WORD; i--) {
            if (isBoundary.test(i)) {
                return i;
            }
        }
        return wanted;
    }
}
