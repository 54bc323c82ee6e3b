package org.caravane.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caravane.model.FieldValues;
import org.jspecify.annotations.Nullable;

/** Values last sent, as the canonical JSON of {@code sent.fields}. */
final class SentValues {
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Equal to no value that is ever wanted. */
    static final String UNKNOWN = "?";

    private SentValues() {}

    /** The same fields, none of which counts as equal to anything. */
    static FieldValues unknown(FieldValues values) {
        var unknown = new TreeMap<>(values.values());
        unknown.replaceAll((field, value) -> UNKNOWN);
        return FieldValues.of(unknown);
    }

    static FieldValues read(@Nullable Object stored) {
        if (stored == null) {
            return FieldValues.NONE;
        }
        try {
            SortedMap<String, String> values = JSON.readValue(stored.toString(), FIELDS);
            return new FieldValues(values);
        } catch (JsonProcessingException e) {
            throw new UnreadableStore("The store holds sent values that cannot be read", e);
        }
    }

    static String written(FieldValues values) {
        try {
            return JSON.writeValueAsString(values.values());
        } catch (JsonProcessingException e) {
            throw new UnreadableStore("Sent values cannot be written to the store", e);
        }
    }
}
