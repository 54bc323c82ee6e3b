package org.caravane.sandbox;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dolibarr's search strings, {@code (field:op:value)} joined by and/or and parentheses. First the
 * two checks Dolibarr makes itself (balance, then shape; both blind to quotes), then the expression
 * as the database reads it: and binds closer than or, NULL compares with nothing. Contract section
 * 3, recordings 38-46 and 151.
 */
final class Sqlfilters {
    private static final Pattern CRITERION =
            Pattern.compile(
                    "\\(([a-zA-Z0-9_.]+):([<>!=insotlke]+):([^()]+)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOIN =
            Pattern.compile("\\G\\s*(and|or)\\s*", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final Set<String> columns;
    private final String now;
    private final DolibarrVersion version;
    private int at;

    private Sqlfilters(String text, Set<String> columns, String now, DolibarrVersion version) {
        this.text = text;
        this.columns = columns;
        this.now = now;
        this.version = version;
    }

    /**
     * The filter as a condition on rows.
     *
     * @param now the literal that {@code __NOW__} stands for
     */
    static Predicate<SqlfilterRow> parse(
            String filter, Set<String> columns, String now, DolibarrVersion version) {
        if (filter.isEmpty()) {
            return row -> true;
        }
        String whole = filter.startsWith("(") && filter.endsWith(")") ? filter : "(" + filter + ")";
        requireBalance(whole, version);
        String rest = CRITERION.matcher(whole).replaceAll("()");
        rest = rest.toLowerCase(Locale.ROOT).replace("and", "").replace("or", "").replace(" ", "");
        if (!rest.matches("[()]*")) {
            throw new SqlfilterSyntaxException("Bad syntax of the search string: " + whole);
        }
        Sqlfilters parser = new Sqlfilters(whole, columns, now, version);
        Predicate<SqlfilterRow> condition = parser.either();
        if (parser.at < whole.length()) {
            throw parser.notSql();
        }
        return condition;
    }

    private static void requireBalance(String filter, DolibarrVersion version) {
        int open = 0;
        for (int i = 0; i < filter.length() && open >= 0; i++) {
            char c = filter.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (open < 0 || (open > 0 && version.balances())) {
            throw new SqlfilterSyntaxException(
                    "Wrong balance of parenthesis in sqlfilters=" + filter);
        }
    }

    private Predicate<SqlfilterRow> either() {
        Predicate<SqlfilterRow> left = both();
        while (joined("or")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<SqlfilterRow> both() {
        Predicate<SqlfilterRow> left = operand();
        while (joined("and")) {
            left = left.and(operand());
        }
        return left;
    }

    private boolean joined(String word) {
        Matcher join = JOIN.matcher(text);
        if (join.find(at) && join.group(1).equalsIgnoreCase(word)) {
            at = join.end();
            return true;
        }
        return false;
    }

    private Predicate<SqlfilterRow> operand() {
        skipSpaces();
        Matcher criterion = CRITERION.matcher(text).region(at, text.length());
        if (criterion.lookingAt()) {
            at = criterion.end();
            skipSpaces();
            return new SqlfilterCriterion(columns, now, version)
                    .condition(criterion.group(1), criterion.group(2), criterion.group(3));
        }
        take('(');
        Predicate<SqlfilterRow> inside = either();
        skipSpaces();
        take(')');
        skipSpaces();
        return inside;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void take(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw notSql();
        }
        at++;
    }

    private SqlfilterDatabaseException notSql() {
        return new SqlfilterDatabaseException(
                "You have an error in your SQL syntax near '" + text.substring(at) + "' at line 1");
    }
}
