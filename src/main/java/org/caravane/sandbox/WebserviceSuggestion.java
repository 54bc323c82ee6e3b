package org.caravane.sandbox;

import java.util.List;

/**
 * "Did you mean": the candidate with the fewest edits, the last of several (recordings 020 and 022,
 * extra/resource-unknown).
 */
final class WebserviceSuggestion {

    private WebserviceSuggestion() {}

    static String nearest(String given, List<String> candidates) {
        String nearest = "";
        int fewest = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int edits = edits(given, candidate);
            if (edits <= fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
