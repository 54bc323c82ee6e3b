package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.Link;
import org.caravane.model.Listed;
import org.caravane.model.Outcome;
import org.caravane.model.StockRow;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/** Stock rows on their way out and back (contract, section 5). */
public final class StockWrites {
    /** The shop's product ids as filter values: {@code 7|9}, as few as fit a request line. */
    public List<String> filters(List<Long> products) {
        List<String> filters = new ArrayList<>();
        for (int from = 0; from < products.size(); from += 300) {
            filters.add(
                    products.subList(from, Math.min(products.size(), from + 300)).stream()
                            .map(id -> Long.toString(id))
                            .collect(Collectors.joining("%7C")));
        }
        return filters;
    }

    public List<StockRow> noRows() {
        return List.of();
    }

    /** The rows so far, and those of a list answer, combinations included. */
    public List<StockRow> more(List<StockRow> rows, JsonNode root) {
        return Stream.concat(rows.stream(), rows(root).stream()).toList();
    }

    private static List<StockRow> rows(JsonNode root) {
        return WebserviceXml.all(root.path("stock_availables"), "stock_available").stream()
                .map(StockWrites::row)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The rows of a list answer as they came, by id. */
    public Map<Long, JsonNode> byId(JsonNode root) {
        Map<Long, JsonNode> rows = new HashMap<>();
        WebserviceXml.all(root.path("stock_availables"), "stock_available")
                .forEach(r -> WebserviceXml.id(r, "id").ifPresent(id -> rows.put(id, r)));
        return rows;
    }

    /** The row ids of a batch as a filter. */
    public String ids(Batch batch) {
        return batch.items().stream()
                .map(d -> Long.toString(update(d).target().targetId()))
                .collect(Collectors.joining("%7C"));
    }

    /**
     * The batch as one document.
     *
     * @param current the rows as read, where the shop has no PATCH: a PUT that leaves out the shop
     *     detaches the row (rule 3), and one that leaves out its location empties that
     * @throws ShopRefused when a row that must be sent whole is not there any more
     */
    public StockDocument document(Batch batch, Map<Long, JsonNode> current, boolean patch) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Decision decision : batch.items()) {
            Verdict.Update update = update(decision);
            long id = update.target().targetId();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", Long.toString(id));
            JsonNode read = current.get(id);
            if (!patch) {
                row.putAll(PutMerge.writable(whole(read)));
            }
            row.putAll(update.changes().values());
            rows.add(row);
        }
        return new StockDocument(rows);
    }

    /**
     * What became of each, in order.
     *
     * @throws ShopDoubt when the answer does not hold what was sent
     */
    public List<Outcome> answered(Batch batch, JsonNode root) {
        List<JsonNode> rows = WebserviceXml.all(root, "stock_available");
        if (rows.size() != batch.size()) {
            throw new ShopDoubt(
                    "The shop answered for %d stock rows of %d"
                            .formatted(rows.size(), batch.size()),
                    "",
                    false);
        }
        for (int i = 0; i < rows.size(); i++) {
            ProductWrites.requireAnswerOf(
                    update(batch.items().get(i)).target().targetId(),
                    WebserviceXml.id(rows.get(i), "id").orElse(0L),
                    batch.items().get(i));
        }
        return batch.items().stream().map(ProductWrites::updated).toList();
    }

    /**
     * Which rows turn out to belong to other products than those that were linked, as a sentence:
     * their ids were given again since. Empty when there are none.
     */
    public String strangers(Batch batch, JsonNode root) {
        List<JsonNode> rows = WebserviceXml.all(root, "stock_available");
        List<String> strangers = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Decision decision = batch.items().get(i);
            Optional<Long> product = WebserviceXml.id(rows.get(i), "id_product");
            Optional<Link> linked = decision.claimed().known().productLink();
            if (product.isPresent()
                    && linked.filter(link -> link.targetId() != product.get()).isPresent()) {
                strangers.add(
                        "%s (%s)".formatted(WebserviceXml.text(rows.get(i), "id"), decision.ref()));
            }
        }
        return strangers.isEmpty()
                ? ""
                : "The shop's stock rows %s belong to others than the products that were linked: check the quantities that were just written to them"
                        .formatted(Listed.of(strangers));
    }

    private static JsonNode whole(@Nullable JsonNode row) {
        if (row == null) {
            throw new ShopRefused(WebserviceAnswers.DELETED, 92, "");
        }
        return row;
    }

    private static Verdict.Update update(Decision decision) {
        return (Verdict.Update) decision.verdict();
    }

    private static Optional<StockRow> row(JsonNode node) {
        Optional<Long> id = WebserviceXml.id(node, "id");
        Optional<Long> product = WebserviceXml.id(node, "id_product");
        if (id.isEmpty() || product.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StockRow(
                        id.get(),
                        product.get(),
                        WebserviceXml.id(node, "id_product_attribute").orElse(0L),
                        WebserviceXml.id(node, "id_shop").orElse(0L)));
    }
}
