package org.caravane.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fields and associations that the shop derives when it shows an object (recordings 025, 049, 131).
 */
final class PrestashopViews {

    private static final Map<String, String> MANUFACTURERS =
            Map.of("1", "Studio Design", "2", "Graphic Corner");

    private final PrestashopState state;

    PrestashopViews(PrestashopState state) {
        this.state = state;
    }

    WebserviceRow complete(WebserviceSchema schema, WebserviceRow row) {
        return switch (schema.resource()) {
            case "products" -> product(row);
            case "categories" -> category(row);
            default -> row;
        };
    }

    private WebserviceRow product(WebserviceRow row) {
        String category = row.get("id_category_default");
        boolean inside =
                row.items("categories").stream().anyMatch(item -> category.equals(item.get("id")));
        Map<String, String> derived = new LinkedHashMap<>();
        derived.put("position_in_category", inside ? "1" : "");
        derived.put(
                "manufacturer_name", MANUFACTURERS.getOrDefault(row.get("id_manufacturer"), ""));
        derived.put("id_default_image", first(row, "images", ""));
        derived.put("id_default_combination", first(row, "combinations", "0"));
        List<Map<String, String>> stock =
                state.stock(row.id()).stream()
                        .filter(one -> one.get("id_shop").equals("1"))
                        .map(
                                one ->
                                        Map.of(
                                                "id",
                                                Long.toString(one.id()),
                                                "id_product_attribute",
                                                one.get("id_product_attribute")))
                        .toList();
        List<Map<String, String>> categories =
                row.items("categories").stream()
                        .filter(item -> known(item.getOrDefault("id", "")))
                        .toList();
        return row.with(derived)
                .withAssociations(Map.of("stock_availables", stock, "categories", categories));
    }

    /** A dangling category is kept but not shown (recording 145). */
    private boolean known(String category) {
        return category.matches("\\d{1,18}")
                && state.row("categories", Long.parseLong(category)).isPresent();
    }

    private static String first(WebserviceRow row, String association, String none) {
        return row.items(association).stream()
                .map(item -> item.getOrDefault("id", none))
                .findFirst()
                .orElse(none);
    }

    private WebserviceRow category(WebserviceRow row) {
        String id = Long.toString(row.id());
        List<Map<String, String>> children =
                ids(
                        state.rows("categories").stream()
                                .filter(one -> one.get("id_parent").equals(id)));
        List<Map<String, String>> products =
                ids(
                        state.rows(PrestashopState.PRODUCTS).stream()
                                .filter(
                                        one ->
                                                one.items("categories").stream()
                                                        .anyMatch(
                                                                item ->
                                                                        id.equals(
                                                                                item.get("id")))));
        return row.with(Map.of("nb_products_recursive", Integer.toString(products.size())))
                .withAssociations(Map.of("categories", children, "products", products));
    }

    private static List<Map<String, String>> ids(Stream<WebserviceRow> rows) {
        return rows.map(row -> Map.of("id", Long.toString(row.id()))).toList();
    }
}
