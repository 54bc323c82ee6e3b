package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.caravane.model.Reading;

/** Lists as Dolibarr answers them: a JSON array, else {@link UnreadableAnswer}. */
final class Pages {
    private Pages() {}

    static <T> List<Reading<T>> readings(String kind, JsonNode page, Function<Fields, T> reader) {
        List<Reading<T>> readings = new ArrayList<>();
        for (Fields record : records(kind, page)) {
            readings.add(reading(record, reader));
        }
        return List.copyOf(readings);
    }

    static List<Fields> records(String kind, JsonNode page) {
        requireList(kind, page);
        List<Fields> records = new ArrayList<>();
        page.forEach(record -> records.add(new Fields(kind, record, records.size() + 1)));
        return records;
    }

    static void requireList(String kind, JsonNode page) {
        if (!page.isArray()) {
            throw new UnreadableAnswer(
                    "Dolibarr answered something else than a list of "
                            + kind
                            + "s: check its version, and that nothing rewrites its answers");
        }
    }

    private static <T> Reading<T> reading(Fields record, Function<Fields, T> reader) {
        try {
            return new Reading.Read<>(record.id(), reader.apply(record));
        } catch (UnreadableRecord e) {
            return new Reading.Unreadable<>(record.idOrEmpty(), e.sentence());
        }
    }
}
