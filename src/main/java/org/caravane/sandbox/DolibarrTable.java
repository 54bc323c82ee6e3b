package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A table as {@code sqlfilters} and {@code sortfield} see it.
 *
 * @param name what Dolibarr calls it in errors: "product", "stock movement"
 * @param columns from the filter's column to its value in the row with that id
 */
record DolibarrTable(String name, String rows, Map<String, Column> columns) {
    /** A column's value; empty is NULL. */
    interface Column extends BiFunction<Long, ObjectNode, Optional<Object>> {}

    static Column id() {
        return (id, row) -> Optional.of(BigDecimal.valueOf(id));
    }

    static Column text(String field) {
        return (id, row) -> textOf(row.path(field));
    }

    static Optional<Object> textOf(JsonNode value) {
        return present(value).map(JsonNode::asText);
    }

    static Column number(String field) {
        return (id, row) ->
                present(row.path(field))
                        .map(JsonNode::asText)
                        .filter(text -> text.matches("-?\\d+(\\.\\d+)?"))
                        .map(BigDecimal::new);
    }

    /** A number that the row leaves out when it is 0. */
    static Column numberOrZero(String field) {
        return (id, row) -> number(field).apply(id, row).or(() -> Optional.of(BigDecimal.ZERO));
    }

    static Column stamp(String field, DolibarrTimes times) {
        return (id, row) ->
                present(row.path(field)).map(epoch -> times.databaseLiteral(epoch.asLong()));
    }

    static Column phpStamp(String field, DolibarrTimes times) {
        return (id, row) -> present(row.path(field)).map(epoch -> times.phpLiteral(epoch.asLong()));
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }
}
