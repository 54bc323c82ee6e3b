package org.caravane.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the source's list of products with the links: who is gone, who is back. A list that lost
 * many at once is not believed, because a list goes empty without an error when a right is taken
 * away.
 */
public final class Reconcile {

    /**
     * What reconcile found.
     *
     * @param gone links of products that the source has no more, by endpoint
     * @param back links of products that are there again
     * @param look source keys to be looked at: all that are listed, those that are gone, and those
     *     in the shop that are of another kind by now
     * @param braked what was not believed, a sentence an endpoint
     */
    public record Plan(
            List<Map<String, Object>> gone,
            List<Map<String, Object>> back,
            List<String> look,
            List<String> braked) {}

    /** Several lists as one. */
    public List<String> together(List<String> one, List<String> two, List<String> three) {
        List<String> all = new ArrayList<>(one);
        all.addAll(two);
        all.addAll(three);
        return all;
    }

    /**
     * Compares.
     *
     * @param listed source keys as the source lists them
     * @param linked rows of {@code linked.sql}, one after the other: all of them would fill the
     *     memory
     * @param percent more than that share of an endpoint's links gone at once is not believed
     * @param few so many may always be gone
     * @param elsewhere source keys that the source has in another kind: a product that got variants
     *     is not gone
     */
    public Plan plan(
            List<String> listed,
            Iterator<Map<String, @Nullable Object>> linked,
            int percent,
            int few,
            List<String> elsewhere) {
        Set<String> there = new HashSet<>(listed);
        Set<String> otherKind = new HashSet<>(elsewhere);
        Map<String, List<Map<String, Object>>> goneByEndpoint = new TreeMap<>();
        Map<String, Integer> linksByEndpoint = new HashMap<>();
        List<Map<String, Object>> back = new ArrayList<>();
        Set<String> look = new HashSet<>(there);
        while (linked.hasNext()) {
            Map<String, @Nullable Object> row = linked.next();
            String endpoint = String.valueOf(row.get("endpoint"));
            String key = String.valueOf(row.get("source_key"));
            boolean markedGone = row.get("gone_at") != null;
            linksByEndpoint.merge(endpoint, markedGone ? 0 : 1, Integer::sum);
            if (there.contains(key) && markedGone) {
                back.add(Map.of("endpoint", endpoint, "key", key));
            } else if (!there.contains(key) && otherKind.contains(key) && !markedGone) {
                // delivery hides it, or was braked
                look.add(key);
            } else if (!there.contains(key) && !otherKind.contains(key) && !markedGone) {
                goneByEndpoint
                        .computeIfAbsent(endpoint, e -> new ArrayList<>())
                        .add(Map.of("endpoint", endpoint, "key", key, "reason", ""));
            }
        }
        long newest = Math.max(newest(listed), newest(elsewhere));
        List<Map<String, Object>> gone = new ArrayList<>();
        List<String> braked = new ArrayList<>();
        goneByEndpoint.forEach(
                (endpoint, rows) -> {
                    int links = linksByEndpoint.getOrDefault(endpoint, 0);
                    boolean many = rows.size() > few && rows.size() * 100L > (long) percent * links;
                    if (there.isEmpty() || many) {
                        braked.add(
                                "%d of %d products of endpoint %s are missing from Dolibarr's list at once: nothing is hidden. Check the rights of the API user; if they were really deleted, raise reconcile.brake-percent for one run"
                                        .formatted(rows.size(), links, endpoint));
                    } else {
                        List<Map<String, Object>> newer =
                                rows.stream().filter(row -> key(row) > newest).toList();
                        gone.addAll(rows);
                        if (newer.size() > few) {
                            gone.removeAll(newer);
                            braked.add(restored(endpoint, newer.size(), newest));
                        }
                    }
                });
        gone.forEach(row -> look.add(String.valueOf(row.get("key"))));
        return new Plan(gone, back, List.copyOf(look), braked);
    }

    /** What was made last is gone together: nobody deletes so, but a backup takes it back. */
    static String restored(String endpoint, int newer, long newest) {
        return "%d products of endpoint %s are newer than the newest of Dolibarr's list (id %d): it looks restored from a backup, and they are not hidden. Made again there with their references they are linked again; if they were really deleted, raise reconcile.brake-few for one run"
                .formatted(newer, endpoint, newest);
    }

    private static long newest(List<String> keys) {
        return keys.stream().mapToLong(Reconcile::number).max().orElse(0);
    }

    private static long key(Map<String, Object> row) {
        return number(String.valueOf(row.get("key")));
    }

    private static long number(String key) {
        return key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0;
    }
}
