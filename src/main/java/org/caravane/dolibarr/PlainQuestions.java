package org.caravane.dolibarr;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A question of the same kind as one that got no answer, about one record that was not chosen: when
 * that is not answered either, no record is at fault but whatever spoils every record's answer.
 */
public final class PlainQuestions {
    private static final String ONE = "limit=1&sortfield=t.rowid&sortorder=";

    /** The query for the oldest record. */
    public String oldest(String asked) {
        return ONE + "ASC" + rest(asked);
    }

    /** The query for the newest record. */
    public String newest(String asked) {
        return ONE + "DESC" + rest(asked);
    }

    private static String rest(String asked) {
        return Arrays.stream(asked.split("&", -1))
                .filter(p -> !p.isEmpty() && !p.matches("(limit|page|sort\\w+|sqlfilters)=.*"))
                .map(parameter -> "&" + parameter)
                .collect(Collectors.joining());
    }
}
