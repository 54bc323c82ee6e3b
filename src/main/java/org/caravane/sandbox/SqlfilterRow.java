package org.caravane.sandbox;

import java.util.Optional;

/**
 * One row as a filter sees it: a value is a BigDecimal, a String or a LocalDateTime; empty is NULL.
 */
@FunctionalInterface
interface SqlfilterRow {
    Optional<Object> value(String column);
}
