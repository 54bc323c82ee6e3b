package org.caravane.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values by field, sorted, as text in the target's canonical form. A multilingual field has one
 * entry a language: {@code name/2}.
 */
public record FieldValues(SortedMap<String, String> values) {

    public static final FieldValues NONE = new FieldValues(new TreeMap<>());

    public FieldValues {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static FieldValues of(Map<String, String> values) {
        return new FieldValues(new TreeMap<>(values));
    }

    public Optional<String> get(String field) {
        return Optional.ofNullable(values.get(field));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These values with the other's laid over them. */
    public FieldValues with(FieldValues other) {
        var all = new TreeMap<>(values);
        all.putAll(other.values);
        return new FieldValues(all);
    }

    /** The field without its language: {@code name} for {@code name/2}. */
    public static String fieldOf(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
