package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caravane.model.CheckLine;
import org.caravane.model.Listed;
import org.jspecify.annotations.Nullable;

/**
 * Sends a product and its stock row a value that they have, to see how the shop answers a write: a
 * PHP notice turns a good answer into a 500 (contract, section 1). With PATCH the value is of a
 * field that no delivery changes and no sale moves, so that nobody's change is undone; without it
 * the whole record is put back, as deliveries do.
 */
public final class ProbeWrites {
    private static final List<String> PRODUCT_FIELDS = List.of("visibility", "condition");
    private static final String PRODUCT = "product";
    private static final String STOCK_FIELD = "out_of_stock";

    /** What the shop sets itself at each write. */
    private static final Set<String> MOVES = Set.of("date_upd", "indexed");

    private static final Set<String> NOTHING = Set.of("0", "0000-00-00");

    /** Whether both resources can be patched. */
    public boolean patch(JsonNode root) {
        JsonNode api = root.path("api");
        return Capabilities.allows(api, "products", "patch")
                && Capabilities.allows(api, "stock_availables", "patch");
    }

    public String method(boolean patch) {
        return patch ? "PATCH" : "PUT";
    }

    /**
     * The id of the product to write: formatted text is what most notices are about. Empty when the
     * shop has no product.
     */
    public String choose(JsonNode list) {
        List<JsonNode> products = WebserviceXml.all(list.path("products"), "product");
        return products.stream()
                .filter(product -> product.path("description").toString().contains("<"))
                .findFirst()
                .or(() -> products.stream().findFirst())
                .map(product -> WebserviceXml.text(product, "id"))
                .orElse("");
    }

    public boolean chosen(@Nullable String product) {
        return product != null && !product.isEmpty();
    }

    /** Says only that there is nothing to write. */
    public List<CheckLine> choice(String subject, String product) {
        return chosen(product)
                ? List.of()
                : List.of(
                        CheckLine.cannotTell(
                                subject,
                                "product write",
                                "the shop has no product yet to send its own values",
                                "check again when there is one"));
    }

    /** The query that finds the product, or its stock row. */
    public String query(String resource, String product, String shopQuery) {
        return resource.equals("products")
                ? "filter[id]=[%s]&display=full&%s".formatted(product, shopQuery)
                : "filter[id_product]=[%s]&filter[id_product_attribute]=[0]&display=full&%s"
                        .formatted(product, shopQuery);
    }

    /** The product with what it has: one field to patch, or all of them to put. */
    public ProductDocument product(JsonNode read, boolean patch) {
        JsonNode product = only(read, "products", "product");
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", WebserviceXml.text(product, "id"));
        if (patch) {
            PRODUCT_FIELDS.stream()
                    .filter(field -> !WebserviceXml.text(product, field).isEmpty())
                    .findFirst()
                    .ifPresent(field -> node.put(field, WebserviceXml.text(product, field)));
        } else {
            node.putAll(PutMerge.writable(product));
        }
        return new ProductDocument(List.of(node));
    }

    /** The stock row with what it has. */
    public StockDocument stock(JsonNode read, boolean patch) {
        JsonNode row = only(read, "stock_availables", "stock_available");
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", WebserviceXml.text(row, "id"));
        if (patch) {
            node.put(STOCK_FIELD, WebserviceXml.text(row, STOCK_FIELD));
        } else {
            node.putAll(PutMerge.writable(row));
            node.put("quantity", WebserviceXml.text(row, "quantity"));
        }
        return new StockDocument(List.of(node));
    }

    /**
     * The write was answered as it should be.
     *
     * @param kind {@code product} or {@code stock}
     */
    public List<CheckLine> answered(String subject, String kind, String product, boolean patch) {
        return List.of(
                CheckLine.ok(
                        subject,
                        kind + " write",
                        "%s of %sproduct %s with a value that it has is answered without a notice"
                                .formatted(
                                        method(patch),
                                        kind.equals(PRODUCT) ? "" : "the stock of ",
                                        product)));
    }

    /**
     * Whether the record is what it was.
     *
     * @param kind {@code product} or {@code stock}
     */
    public List<CheckLine> unchanged(
            String subject, String kind, @Nullable JsonNode before, JsonNode after) {
        if (before == null) {
            return List.of();
        }
        String list = kind.equals(PRODUCT) ? "products" : "stock_availables";
        String element = kind.equals(PRODUCT) ? "product" : "stock_available";
        Set<String> changed = changed(only(before, list, element), only(after, list, element));
        return List.of(
                changed.isEmpty()
                        ? CheckLine.ok(subject, kind + " unchanged", "every field is as before")
                        : CheckLine.wrong(
                                subject,
                                kind + " unchanged",
                                "changed meanwhile: " + Listed.of(changed),
                                "if nobody else changed it at that moment, a module of the shop alters what it is sent: look into the shop's modules"));
    }

    private static Set<String> changed(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(
                name ->
                        MOVES.contains(name)
                                || before.path(name).equals(after.path(name))
                                || isSetAtLast(name, before, after));
        return names;
    }

    /**
     * A PUT makes of NULL what stands for nothing, and gives a day of creation to a product that
     * has none (contract, section 14): no value is lost by that.
     */
    private static boolean isSetAtLast(String name, JsonNode before, JsonNode after) {
        String was = WebserviceXml.text(before, name);
        return name.equals("date_add")
                ? !ProductStamps.isMoment(was)
                : was.isEmpty() && NOTHING.contains(WebserviceXml.text(after, name));
    }

    private static JsonNode only(JsonNode root, String list, String element) {
        List<JsonNode> found = new ArrayList<>(WebserviceXml.all(root.path(list), element));
        return Optional.of(found)
                .filter(f -> !f.isEmpty())
                .map(f -> f.get(0))
                .orElseThrow(
                        () ->
                                new ShopRefused(
                                        "The shop lists no %s for the chosen product: choose another, or look at it in the back office"
                                                .formatted(element),
                                        0,
                                        ""));
    }
}
