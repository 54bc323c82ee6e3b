package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an answer keeps to the filter it was asked with. One that does not was made for another
 * question, and nothing is concluded from it: {@link DolibarrUnavailable}, and the filters are
 * tried again before the next poll.
 */
public final class FilteredLists {
    private final DolibarrDialect dialect;

    public FilteredLists(DolibarrDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The page, when each record that has an id is one of those asked for.
     *
     * @param keys the ids of {@code (t.rowid:in:...)}, separated by commas
     */
    public JsonNode among(JsonNode page, String keys) {
        Set<String> asked = new HashSet<>(Arrays.asList(keys.split(",", -1)));
        for (JsonNode record : page) {
            Optional<String> id = Ids.of(record.path("id"));
            if (id.isPresent() && !asked.contains(id.get())) {
                throw ignored(
                        "asked for %d products by their ids it gives product %s too"
                                .formatted(asked.size(), id.get()));
            }
        }
        return page;
    }

    /** The same for a list of ids. */
    public List<String> idsAmong(List<String> ids, String keys) {
        Set<String> asked = new HashSet<>(Arrays.asList(keys.split(",", -1)));
        for (String id : ids) {
            if (!asked.contains(id)) {
                throw ignored("asked for product %s it lists product %s".formatted(keys, id));
            }
        }
        return ids;
    }

    /**
     * The ids of a page of a poll, when they keep to its order, its beginning and its length.
     *
     * @param after the least id that was asked for
     * @param most how many were asked for
     */
    public List<String> after(List<String> ids, long after, int most) {
        if (ids.size() > most) {
            throw ignored("asked for %d at most it lists %d".formatted(most, ids.size()));
        }
        long last = after;
        for (String id : ids) {
            long next = Long.parseLong(id);
            // one may come twice, when its extrafields have two rows
            if (next < last) {
                throw ignored(
                        "asked for ids from %d on, in order, it lists %d after %d"
                                .formatted(after, next, last));
            }
            last = next;
        }
        return ids;
    }

    private DolibarrUnavailable ignored(String what) {
        dialect.doubt();
        return new DolibarrUnavailable(
                "Dolibarr ignores the filter: "
                        + what
                        + ". Look for a cache, a proxy or a rewrite rule before it that does not look at what follows the question mark of an address");
    }
}
