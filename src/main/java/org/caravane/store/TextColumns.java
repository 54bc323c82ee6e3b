package org.caravane.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns that hold text which was composed or came from outside, by the parameter of the
 * statements that fills them. The one place that cuts a text to its column: a text that does not
 * fit ends the statement, and what it was to keep is never kept. Names and tokens are not listed,
 * because a cut one would be another.
 */
public final class TextColumns {

    /**
     * @param parameter as statements name it, without {@code variable.}
     * @param table the table of the column
     * @param column one of the columns that it fills, the narrowest
     * @param width in characters
     */
    record TextColumn(String parameter, String table, String column, int width) {}

    static final List<TextColumn> ALL =
            List.of(
                    new TextColumn("suspicion", "endpoint", "suspicion", 500),
                    new TextColumn("asks", "endpoint", "asks", 1000),
                    new TextColumn("pauseReason", "pause", "reason", 1000),
                    new TextColumn("why", "change", "why", 100),
                    new TextColumn("ref", "verdict", "source_ref", 200),
                    new TextColumn("reason", "verdict", "reason", 1000),
                    new TextColumn("warnings", "verdict", "warnings", 4000),
                    new TextColumn("asked", "journal", "request", 300),
                    new TextColumn("cause", "dead_letter", "cause", 64),
                    new TextColumn("sentence", "dead_letter", "sentence", 1000),
                    new TextColumn("request", "dead_letter", "request", 1_000_000),
                    new TextColumn("answer", "dead_letter", "answer", 100_000),
                    new TextColumn("born", "link", "source_born", 40),
                    new TextColumn("goneReason", "link", "gone_reason", 200),
                    new TextColumn("targetBorn", "link", "target_born", 32),
                    new TextColumn("targetChanged", "link", "target_changed", 32));

    private static final Map<String, Integer> WIDTHS =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(TextColumn::parameter, TextColumn::width));

    private TextColumns() {}

    /**
     * The value as its column can hold it; what is no text of these columns comes back as it is.
     *
     * @param parameter as the statement names it: {@code reason}, <code>${variable.suspicion}
     *     </code>
     */
    public static @Nullable Object fit(String parameter, @Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        Integer width = WIDTHS.get(named(parameter));
        return width == null ? text : cut(text, width);
    }

    private static String named(String parameter) {
        return parameter.startsWith("${variable.")
                ? parameter.substring("${variable.".length(), parameter.length() - 1)
                : parameter;
    }

    /** The text as a column of that length can hold it. */
    static String cut(String text, int length) {
        // PostgreSQL holds no NUL
        String held = text.replace('\0', ' ');
        if (held.length() <= length) {
            return held;
        }
        // nor half a character
        int end = Character.isHighSurrogate(held.charAt(length - 2)) ? length - 2 : length - 1;
        return held.substring(0, end) + "…";
    }
}
