package org.caravane.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One {@code field:op:value} as the database takes it; {@code now} is what {@code __NOW__} stands
 * for. A bare word is a column to the database (contract section 3, recording 46).
 */
record SqlfilterCriterion(Set<String> columns, String now, DolibarrVersion version) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    private static final Pattern LEADING = Pattern.compile("^\\s*[-+]?\\d+(\\.\\d+)?");

    Predicate<SqlfilterRow> condition(String field, String operator, String whole) {
        String value = version.cutsLiterals() ? whole.split(":", 2)[0] : whole;
        if (!columns.contains(field) || (field.startsWith("ef.") && !version.joinsExtrafields())) {
            throw SqlfilterDatabaseException.unknownColumn(field, "WHERE");
        }
        boolean none = value.strip().equalsIgnoreCase("null");
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "is" -> onlyNull(none, value, row -> row.value(field).isEmpty());
            case "isnot" -> onlyNull(none, value, row -> row.value(field).isPresent());
            case "in" -> among(field, list(value), true);
            case "notin" -> among(field, list(value), false);
            case "like" -> row -> row.value(field).filter(v -> like(v, value)).isPresent();
            case "notlike" -> row -> row.value(field).filter(v -> !like(v, value)).isPresent();
            case "=", "!=", "<>", "<", ">", "<=", ">=" ->
                    none ? row -> false : compared(field, operatorOf(operator), literal(value));
            default -> throw notSql(operator);
        };
    }

    private String operatorOf(String operator) {
        return operator.equals("!=") && version.takesUnequalForEqual() ? "=" : operator;
    }

    private static Predicate<SqlfilterRow> onlyNull(
            boolean none, String value, Predicate<SqlfilterRow> condition) {
        if (!none) {
            throw notSql(value);
        }
        return condition;
    }

    private static boolean like(Object column, String value) {
        return SqlfilterValue.like(column, unquoted(value));
    }

    private static Predicate<SqlfilterRow> among(
            String field, List<Object> values, boolean wanted) {
        if (values.stream().allMatch(BigDecimal.class::isInstance)) {
            Set<BigDecimal> numbers =
                    values.stream()
                            .map(v -> ((BigDecimal) v).stripTrailingZeros())
                            .collect(Collectors.toSet());
            return row ->
                    row.value(field)
                            .filter(
                                    v ->
                                            v instanceof BigDecimal number
                                                    ? numbers.contains(number.stripTrailingZeros())
                                                            == wanted
                                                    : values.stream().anyMatch(w -> equal(v, w))
                                                            == wanted)
                            .isPresent();
        }
        return row ->
                row.value(field)
                        .filter(v -> values.stream().anyMatch(w -> equal(v, w)) == wanted)
                        .isPresent();
    }

    private static boolean equal(Object column, Object literal) {
        return SqlfilterValue.compare(column, literal).stream().anyMatch(order -> order == 0);
    }

    private static Predicate<SqlfilterRow> compared(String field, String operator, Object literal) {
        return row ->
                row.value(field).stream()
                        .flatMapToInt(v -> SqlfilterValue.compare(v, literal).stream())
                        .anyMatch(order -> holds(operator, order));
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            default -> order != 0;
        };
    }

    private List<Object> list(String value) {
        List<Object> values = new ArrayList<>();
        for (String element : value.split(",", -1)) {
            String one = element.strip();
            if (one.startsWith("'") && !version.listsTexts()) {
                throw SqlfilterDatabaseException.unknownColumn(one.replace("'", ""), "WHERE");
            }
            values.add(literal(one));
        }
        return values;
    }

    private Object literal(String value) {
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return unquoted(value);
        }
        if (NUMBER.matcher(value).matches()) {
            return new BigDecimal(value);
        }
        if (version.readsWordsAsZero()) {
            Matcher number = LEADING.matcher(value);
            return number.find() ? new BigDecimal(number.group().strip()) : BigDecimal.ZERO;
        }
        if (value.equals("__NOW__")) {
            return now;
        }
        throw SqlfilterDatabaseException.unknownColumn(
                value.replaceAll("[^a-zA-Z0-9_]", ""), "WHERE");
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static SqlfilterDatabaseException notSql(String near) {
        return new SqlfilterDatabaseException(
                "You have an error in your SQL syntax near '" + near + "' at line 1");
    }
}
