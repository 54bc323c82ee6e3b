package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What all lists share (contract section 3): filter, order, page, properties, pagination. A limit
 * of 0 or less is everything; a page beyond the end is empty.
 */
final class DolibarrLists {
    private final DolibarrTables tables;
    private final DolibarrTimes times;
    private final DolibarrFaults faults;
    private final Supplier<DolibarrVersion> version;

    DolibarrLists(
            DolibarrTables tables,
            DolibarrTimes times,
            DolibarrFaults faults,
            Supplier<DolibarrVersion> version) {
        this.tables = tables;
        this.times = times;
        this.faults = faults;
        this.version = version;
    }

    DolibarrAnswer answer(
            DolibarrRequest request,
            DolibarrTable table,
            String defaultSort,
            BiPredicate<Long, ObjectNode> also,
            BiFunction<Long, ObjectNode, JsonNode> show) {
        long limit = Math.max(0, request.number("limit", 100));
        long page = Math.max(0, request.number("page", 0));
        List<Map.Entry<Long, ObjectNode>> found =
                faults.strikes(SandboxFaults.EMPTY_LISTS)
                        ? List.of()
                        : found(request, table, defaultSort, also);
        String asked = version.get().filtersProperties() ? request.parameter("properties", "") : "";
        Set<String> properties =
                Arrays.stream(asked.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        boolean paginated =
                request.flag("pagination_data") && version.get().paginates(table.name());
        if (paginated && limit == 0) {
            return DolibarrAnswer.html(500, "");
        }
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        found.stream()
                .skip(limit * page)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .map(row -> show.apply(row.getKey(), row.getValue()))
                .map(shown -> only(shown, properties))
                .forEach(data::add);
        if (data.isEmpty() && version.get().hasNoEmptyLists()) {
            throw DolibarrProblem.of(404, "No " + table.name() + " found");
        }
        if (!paginated) {
            return DolibarrAnswer.json(200, data);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        body.putObject("pagination")
                .put("total", found.size())
                .put("page", page)
                .put("page_count", (found.size() + limit - 1) / limit)
                .put("limit", limit);
        return DolibarrAnswer.json(200, body);
    }

    private List<Map.Entry<Long, ObjectNode>> found(
            DolibarrRequest request,
            DolibarrTable table,
            String defaultSort,
            BiPredicate<Long, ObjectNode> also) {
        try {
            String now = DolibarrTimes.text(times.phpLiteral(times.now()));
            Predicate<SqlfilterRow> filter =
                    Sqlfilters.parse(
                            faults.strikes(DolibarrFaults.FILTERS_IGNORED)
                                    ? ""
                                    : request.parameter("sqlfilters", ""),
                            table.columns().keySet(),
                            now,
                            version.get());
            Comparator<Map.Entry<Long, ObjectNode>> order = order(request, table, defaultSort);
            List<Map.Entry<Long, ObjectNode>> found = new ArrayList<>();
            for (Map.Entry<Long, ObjectNode> row : tables.rows(table.rows()).entrySet()) {
                if (also.test(row.getKey(), row.getValue())
                        && filter.test(column -> value(table, column, row))) {
                    found.add(row);
                }
            }
            found.sort(order);
            return found;
        } catch (SqlfilterSyntaxException e) {
            throw DolibarrProblem.of(
                    400, "Error when validating parameter sqlfilters -> " + e.getMessage());
        } catch (SqlfilterDatabaseException e) {
            throw DolibarrProblem.of(
                    503, "Error when retrieve " + table.name() + " list : " + e.getMessage());
        }
    }

    private static Comparator<Map.Entry<Long, ObjectNode>> order(
            DolibarrRequest request, DolibarrTable table, String defaultSort) {
        String[] fields = request.parameter("sortfield", defaultSort).split(",", -1);
        String[] orders = request.parameter("sortorder", "ASC").split(",", -1);
        Comparator<Map.Entry<Long, ObjectNode>> order = Map.Entry.comparingByKey();
        for (int i = fields.length - 1; i >= 0; i--) {
            String field = fields[i].strip();
            if (!table.columns().containsKey(field)) {
                throw SqlfilterDatabaseException.unknownColumn(field, "ORDER BY");
            }
            Comparator<Map.Entry<Long, ObjectNode>> by =
                    Comparator.comparing(row -> value(table, field, row), DolibarrLists::compare);
            String direction = i < orders.length ? orders[i].strip() : "ASC";
            order = (direction.equalsIgnoreCase("DESC") ? by.reversed() : by).thenComparing(order);
        }
        return order;
    }

    /** NULL first, texts as the database's collation orders them. */
    private static int compare(Optional<Object> left, Optional<Object> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isPresent(), right.isPresent());
        }
        if (left.get() instanceof LocalDateTime time
                && right.get() instanceof LocalDateTime other) {
            return time.compareTo(other);
        }
        return SqlfilterValue.compare(left.get(), right.get()).orElse(0);
    }

    private static Optional<Object> value(
            DolibarrTable table, String column, Map.Entry<Long, ObjectNode> row) {
        return Optional.ofNullable(table.columns().get(column))
                .flatMap(read -> read.apply(row.getKey(), row.getValue()));
    }

    private static JsonNode only(JsonNode shown, Set<String> properties) {
        if (!properties.isEmpty() && shown instanceof ObjectNode object) {
            object.retain(properties);
        }
        return shown;
    }
}
