package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.caravane.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A product that each shop is known to have: whatever list of products is asked for by ids or
 * references asks for this one too, and a list without it is not believed. So "nothing was found"
 * is an answer, and not the silence of a cache, a module or a right that went away; and it costs no
 * request.
 */
public final class KnownProducts {

    /**
     * What a shop has.
     *
     * @param id of a product; 0 when the shop has none, as far as is known
     * @param reference of it, empty when it has none that can be asked for safely
     * @param stockRow a stock row's id, 0 when none is known
     * @param stocked the product of that row
     */
    public record Known(long id, String reference, long stockRow, long stocked) {
        static final Known NOTHING = new Known(0, "", 0, 0);
    }

    private static final String ASKABLE = "[A-Za-z0-9._-]{1,64}";
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> announced = new ConcurrentHashMap<>();

    /** What the shop is known to have. */
    public Known of(String endpoint) {
        return known.getOrDefault(endpoint, Known.NOTHING);
    }

    /**
     * Takes the newest products and stock rows of a shop.
     *
     * @param products a list with id and reference, the newest first
     * @param stocks a list with id and id_product, the newest first
     */
    public void newest(String endpoint, JsonNode products, JsonNode stocks) {
        List<JsonNode> newest = WebserviceXml.all(products.path("products"), "product");
        JsonNode chosen =
                newest.stream()
                        .filter(p -> WebserviceXml.text(p, "reference").matches(ASKABLE))
                        .findFirst()
                        .or(() -> newest.stream().findFirst())
                        .orElse(null);
        Optional<JsonNode> row =
                WebserviceXml.all(stocks.path("stock_availables"), "stock_available").stream()
                        .findFirst();
        known.put(
                endpoint,
                new Known(
                        chosen == null ? 0 : WebserviceXml.id(chosen, "id").orElse(0L),
                        chosen == null ? "" : askable(WebserviceXml.text(chosen, "reference")),
                        row.flatMap(r -> WebserviceXml.id(r, "id")).orElse(0L),
                        row.flatMap(r -> WebserviceXml.id(r, "id_product")).orElse(0L)));
    }

    /** After the first products of an empty shop were made: one of them is known from now on. */
    public void made(String endpoint, List<Outcome> outcomes) {
        if (of(endpoint).id() > 0) {
            return;
        }
        outcomes.stream()
                .filter(o -> o.link().isPresent())
                .reduce((first, second) -> second)
                .ifPresent(
                        last -> {
                            long id = last.link().orElseThrow().targetId();
                            known.put(
                                    endpoint,
                                    new Known(
                                            id,
                                            askable(last.decision().ref()),
                                            last.stockRow().orElse(0L),
                                            last.stockRow().isPresent() ? id : 0));
                        });
    }

    private static String askable(String reference) {
        return reference.matches(ASKABLE) ? reference : "";
    }

    /** The ids to ask for, as a filter value ready for a URL, the known product's among them. */
    public String ids(String endpoint, String ids) {
        return with(ids, of(endpoint).id());
    }

    /**
     * The same where a scope may leave the known product out: it is asked for in the default one.
     */
    public String ids(String endpoint, String ids, String shopQuery) {
        return shopQuery.isEmpty() ? ids(endpoint, ids) : ids;
    }

    /** The same of stock rows by their products. */
    public String stocked(String endpoint, String products) {
        return with(products, of(endpoint).stocked());
    }

    private static String with(String ids, long id) {
        return id == 0 || Stream.of(ids.split("%7C", -1)).anyMatch(Long.toString(id)::equals)
                ? ids
                : ids + "%7C" + id;
    }

    /** Whether a list that must have what is known does not have it. */
    public boolean isMissing(String endpoint, String path, String query, JsonNode root) {
        Known it = of(endpoint);
        AskedQuery asked = AskedQuery.of(path, query);
        if (asked.resource().equals("stock_availables")) {
            return asksFor(asked, "id_product", it.stocked())
                    && lacks(root, asked, "id_product", it.stocked());
        }
        boolean byReference =
                !it.reference().isEmpty()
                        && asked.filtered("reference")
                                .filter(r -> r.contains(it.reference()))
                                .isPresent();
        return (byReference || asksFor(asked, "id", it.id())) && lacks(root, asked, "id", it.id());
    }

    private static boolean asksFor(AskedQuery asked, String field, long id) {
        return id > 0
                && asked.filtered(field).filter(ids -> ids.contains(Long.toString(id))).isPresent();
    }

    private static boolean lacks(JsonNode root, AskedQuery asked, String field, long id) {
        return WebserviceXml.all(root.path(asked.resource()), asked.node()).stream()
                .noneMatch(o -> is(o, field, id));
    }

    /**
     * Returns when the shop really has the known product, or its stock row, no more.
     *
     * @param alone the answer to a question for it alone, by id
     * @throws ShopUnavailable when it is there: then the list that lacked it was no answer
     */
    public void requireGone(Known it, JsonNode alone) {
        boolean there =
                WebserviceXml.all(alone.path("stock_availables"), "stock_available").stream()
                                .anyMatch(r -> is(r, "id_product", it.stocked()))
                        || WebserviceXml.all(alone.path("products"), "product").stream()
                                .anyMatch(p -> is(p, "id", it.id()) && hasReference(p, it));
        if (there) {
            throw new ShopUnavailable(
                    "The shop contradicts itself: its product %d%s is there when it is asked for alone, and was missing in a list that asked for it: a cache, a module or an override changes its lists"
                            .formatted(
                                    it.id(),
                                    it.reference().isEmpty() ? "" : " (" + it.reference() + ")"));
        }
    }

    private static boolean is(JsonNode object, String field, long id) {
        return WebserviceXml.id(object, field).filter(i -> i == id).isPresent();
    }

    private static boolean hasReference(JsonNode product, Known it) {
        return it.reference().isEmpty()
                || WebserviceXml.text(product, "reference").equals(it.reference());
    }

    /** The ids of a list of products, the newest first. */
    public List<Long> newestIds(JsonNode products) {
        return WebserviceXml.all(products.path("products"), "product").stream()
                .flatMap(p -> WebserviceXml.id(p, "id").stream())
                .toList();
    }

    /**
     * Why a shop that lists no product, or no stock row, at all is not believed; empty when it may
     * be so.
     *
     * @param links rows of {@code links-count.sql}
     * @param few so many links may be of products that a person deleted
     */
    public String doubt(String endpoint, List<Map<String, @Nullable Object>> links, int few) {
        Known it = of(endpoint);
        long linked = links.get(0).get("n") instanceof Number n ? n.longValue() : 0;
        if (it.id() > 0) {
            // the shop makes a row for each product
            return it.stocked() > 0
                    ? ""
                    : "The shop lists product %d, and no stock row at all".formatted(it.id());
        }
        if (linked > few) {
            return "The shop lists no product at all, and %d of its products are linked"
                    .formatted(linked);
        }
        return it.stocked() > 0
                ? "The shop lists no product at all, and a stock of product %d"
                        .formatted(it.stocked())
                : "";
    }

    /** Whether to say that a new store meets a shop that has products; once a process. */
    public boolean isMeeting(String endpoint, List<Map<String, @Nullable Object>> links) {
        return of(endpoint).id() > 0
                && links.get(0).get("n") instanceof Number n
                && n.longValue() == 0
                && announced.putIfAbsent(endpoint, true) == null;
    }

    /** The question for the known product, or for its stock row, alone. */
    public String alone(Known it, String path) {
        return path.equals("stock_availables")
                ? "filter[id]=[%1$d%%7C%1$d]&display=[id,id_product]".formatted(it.stockRow())
                : "filter[id]=[%1$d%%7C%1$d]&display=[id,reference]".formatted(it.id());
    }
}
