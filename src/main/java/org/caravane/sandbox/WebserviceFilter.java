package org.caravane.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code filter}, {@code sort} and {@code limit} as PrestaShop turns them into SQL (recordings 020
 * to 022, 027 to 033, 174): {@code [a|b]} any of, {@code [1,2]} a range when both are digits,
 * {@code %[x]%}, {@code >[v]}, {@code <[v]}, {@code ![v]} and the plain value.
 */
final class WebserviceFilter {

    private static final Pattern BRACKETS = Pattern.compile("(.*)\\[(.*)\\](.*)", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("([\\d.:\\-\\s]+),([\\d.:\\-\\s]+)");
    private static final Pattern SORT =
            Pattern.compile("(\\w+?)_(ASC|DESC)", Pattern.CASE_INSENSITIVE);

    private WebserviceFilter() {}

    static List<WebserviceRow> select(
            WebserviceSchema schema, WebserviceQuery query, Stream<WebserviceRow> rows)
            throws WebserviceError {
        Predicate<WebserviceRow> wanted = row -> true;
        for (Map.Entry<String, String> filter : query.filters().entrySet()) {
            wanted = wanted.and(filter(schema, query, filter.getKey(), filter.getValue()));
        }
        List<WebserviceRow> selected = new ArrayList<>(rows.filter(wanted).toList());
        order(schema, query.get("sort"))
                .or(() -> index(query.filters().keySet()))
                .ifPresent(selected::sort);
        return limit(selected, query.get("limit"));
    }

    /** Without a sort the rows come as the index that finds them holds them (recording 112). */
    private static Optional<Comparator<WebserviceRow>> index(Set<String> filtered) {
        return Stream.of("reference", "name")
                .filter(filtered::contains)
                .findFirst()
                .map(
                        name ->
                                (a, b) ->
                                        WebserviceCollation.compare(
                                                false, a.get(name), b.get(name)));
    }

    private static Predicate<WebserviceRow> filter(
            WebserviceSchema schema, WebserviceQuery query, String name, String value)
            throws WebserviceError {
        Optional<WebserviceField> field = schema.field(name);
        boolean known =
                name.equals("id")
                        || (field.isPresent()
                                && (!field.get().date() || query.get("date").equals("1")));
        if (!known) {
            List<String> names = new ArrayList<>(List.of("id"));
            schema.fields().stream()
                    .filter(one -> !one.translated() && !one.date())
                    .forEach(one -> names.add(one.name()));
            throw WebserviceError.query(
                    32,
                    "This filter does not exist. Did you mean: \""
                            + WebserviceSuggestion.nearest(name, names)
                            + "\"? The full list is: \""
                            + String.join("\", \"", names)
                            + "\"");
        }
        if (value.isEmpty()) {
            throw WebserviceError.query(33, "The filter \"" + name + "\" is malformed.");
        }
        boolean numeric =
                name.equals("id")
                        || field.filter(one -> one.integer() || one.decimal()).isPresent();
        Predicate<String> test = test(numeric, value);
        if (field.filter(WebserviceField::translated).isPresent()) {
            List<String> languages =
                    WebserviceDisplay.parse(
                                    schema, "", query.get("language"), PrestashopState.LANGUAGES)
                            .languages();
            return row ->
                    languages.stream()
                            .anyMatch(language -> test.test(row.get(name + "/" + language)));
        }
        return row -> test.test(row.get(name));
    }

    private static Predicate<String> test(boolean numeric, String value) {
        Matcher brackets = BRACKETS.matcher(value);
        if (!brackets.matches()) {
            return equal(numeric, value);
        }
        String before = brackets.group(1);
        String inner = brackets.group(2);
        String after = brackets.group(3);
        if (before.equals("%") || after.equals("%")) {
            Pattern like = WebserviceCollation.like(before + inner + after);
            return text -> like.matcher(WebserviceCollation.fold(text)).matches();
        }
        return switch (before) {
            case ">" -> text -> WebserviceCollation.compare(numeric, text, inner) > 0;
            case "<" -> text -> WebserviceCollation.compare(numeric, text, inner) < 0;
            case "!" ->
                    Stream.of(inner.split("\\|", -1))
                            .map(one -> equal(numeric, one).negate())
                            .reduce(Predicate::and)
                            .orElseThrow();
            default -> any(numeric, inner);
        };
    }

    private static Predicate<String> any(boolean numeric, String inner) {
        if (inner.indexOf('|') > 0) {
            return among(numeric, List.of(inner.split("\\|", -1)));
        }
        Matcher range = RANGE.matcher(inner);
        if (range.matches()) {
            return text ->
                    WebserviceCollation.compare(numeric, text, range.group(1)) >= 0
                            && WebserviceCollation.compare(numeric, text, range.group(2)) <= 0;
        }
        return equal(numeric, inner);
    }

    /** As if each were compared in turn, in one look. */
    private static Predicate<String> among(boolean numeric, List<String> wanted) {
        Set<String> texts =
                wanted.stream().map(WebserviceCollation::fold).collect(Collectors.toSet());
        Set<BigDecimal> numbers =
                wanted.stream()
                        .flatMap(one -> WebserviceCollation.number(one).stream())
                        .map(BigDecimal::stripTrailingZeros)
                        .collect(Collectors.toSet());
        return text ->
                texts.contains(WebserviceCollation.fold(text))
                        || (numeric
                                && WebserviceCollation.number(text)
                                        .map(BigDecimal::stripTrailingZeros)
                                        .filter(numbers::contains)
                                        .isPresent());
    }

    private static Predicate<String> equal(boolean numeric, String wanted) {
        if (numeric) {
            return text -> WebserviceCollation.compare(true, text, wanted) == 0;
        }
        String folded = WebserviceCollation.fold(wanted);
        return text -> WebserviceCollation.fold(text).equals(folded);
    }

    private static Optional<Comparator<WebserviceRow>> order(WebserviceSchema schema, String sort)
            throws WebserviceError {
        if (sort.isEmpty()) {
            return Optional.empty();
        }
        Optional<Comparator<WebserviceRow>> order = Optional.empty();
        for (String part : sort.replaceAll("[\\[\\]]", "").split(",", -1)) {
            Matcher matcher = SORT.matcher(part.strip());
            if (!matcher.matches()) {
                throw WebserviceError.query(
                        37,
                        "The \"sort\" value has to be formed as this example: \"field_ASC\" or"
                                + " '[field_1_DESC,field_2_ASC,field_3_ASC,...]' (\"field\" has to be an available field)");
            }
            String name = matcher.group(1);
            Optional<WebserviceField> field = schema.field(name);
            if (field.isEmpty() && !name.equals("id")) {
                throw WebserviceError.query(
                        38,
                        "Unable to filter by this field. However, these are available: "
                                + schema.available());
            }
            boolean numeric = field.isEmpty() || field.get().integer() || field.get().decimal();
            Comparator<WebserviceRow> one =
                    (a, b) -> WebserviceCollation.compare(numeric, a.get(name), b.get(name));
            Comparator<WebserviceRow> directed =
                    matcher.group(2).equalsIgnoreCase("DESC") ? one.reversed() : one;
            order =
                    Optional.of(
                            order.map(before -> before.thenComparing(directed)).orElse(directed));
        }
        return order;
    }

    private static List<WebserviceRow> limit(List<WebserviceRow> rows, String limit)
            throws WebserviceError {
        if (limit.isEmpty()) {
            return rows;
        }
        String[] parts = limit.split(",", -1);
        if (limit.startsWith("-")) {
            throw WebserviceError.empty(500);
        }
        if (parts.length > 2) {
            throw WebserviceError.query(
                    39, "The \"limit\" value has to be formed as this example: \"5,25\" or \"10\"");
        }
        long offset = parts.length == 2 ? number(parts[0]) : 0;
        return rows.stream().skip(offset).limit(number(parts[parts.length - 1])).toList();
    }

    private static long number(String text) {
        return text.strip().matches("\\d{1,9}") ? Long.parseLong(text.strip()) : 0;
    }
}
