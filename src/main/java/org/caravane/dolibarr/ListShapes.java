package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a list is the one that was asked for: an array, of ids where ids were asked for, and else
 * of records of that kind. A cache that does not look at the address gives another question's
 * answer, which is well-formed and wrong. Records are told by fields that only their kind has, of
 * those that were asked for (recordings 17, 77, 79, 88 and 101; of 19: 10, 70, 72, 81 and 94): one
 * bad record is its own fault, a list without any good one is not ours.
 */
final class ListShapes {
    private static final Map<String, Set<String>> MARKS =
            Map.of(
                    "products",
                    Set.of("tva_tx", "price_ttc", "multiprices", "barcode", "stock_warehouse"),
                    "orders",
                    Set.of("date_commande"),
                    "shipments",
                    Set.of("tracking_number", "date_expedition"),
                    "stockmovements",
                    Set.of("datem", "product_id"),
                    "warehouses",
                    Set.of("lieu", "fk_parent"));

    private ListShapes() {}

    /**
     * Returns when it is.
     *
     * @param path without a slash before it
     * @param query as it was asked, not decoded
     * @throws UnreadableAnswer when it is another answer
     */
    static void require(String path, String query, JsonNode tree) {
        if (!EmptyLists.isList(path)) {
            return;
        }
        String what = DolibarrRights.name(path);
        if (!tree.isArray()) {
            throw new UnreadableAnswer(
                    "Dolibarr answered something else than a list of %s: %s. Check its version, and that no cache or proxy before it changes its answers"
                            .formatted(what, FirstWords.of(tree.toString())));
        }
        List<String> parameters = Arrays.asList(query.split("&", -1));
        boolean idsOnly = parameters.contains("ids_only=true");
        if (!tree.isEmpty() && (idsOnly ? !hasId(tree) : !hasRecord(path, parameters, tree))) {
            throw new UnreadableAnswer(
                    "Dolibarr answered another list than that of %s which was asked for, beginning with %s. Look for a cache or proxy before it that does not tell addresses apart"
                            .formatted(
                                    idsOnly ? "ids of " + what : what,
                                    FirstWords.of(tree.get(0).toString())));
        }
    }

    private static boolean hasId(JsonNode list) {
        for (JsonNode id : list) {
            if (id.isTextual() || id.isIntegralNumber()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRecord(String path, List<String> parameters, JsonNode list) {
        Set<String> asked =
                parameters.stream()
                        .filter(parameter -> parameter.startsWith("properties="))
                        .flatMap(p -> Arrays.stream(p.substring(11).split(",|%2C", -1)))
                        .collect(Collectors.toSet());
        Set<String> marks =
                MARKS.getOrDefault(path, Set.of()).stream()
                        .filter(mark -> asked.isEmpty() || asked.contains(mark))
                        .collect(Collectors.toSet());
        for (JsonNode record : list) {
            if (record.isObject() && (marks.isEmpty() || marks.stream().anyMatch(record::has))) {
                return true;
            }
        }
        return false;
    }
}
