package org.caravane.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What a merchant does in the back office, beside the Webservice, and what the shop then holds. */
final class PrestashopMerchant {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("state", "1"),
                    Map.entry("active", "1"),
                    Map.entry("show_price", "1"),
                    Map.entry("available_for_order", "1"),
                    Map.entry("minimal_quantity", "1"),
                    Map.entry("product_type", "standard"),
                    Map.entry("id_category_default", "2"),
                    Map.entry("id_tax_rules_group", "1"),
                    Map.entry("indexed", "1"),
                    Map.entry("pack_stock_type", "3"),
                    Map.entry("additional_delivery_times", "1"),
                    Map.entry("redirect_type", "301-category"));

    private final PrestashopState state;

    PrestashopMerchant(PrestashopState state) {
        this.state = state;
    }

    List<PrestashopSandbox.ShopProduct> products() {
        return state.rows(PrestashopState.PRODUCTS).stream().map(this::product).toList();
    }

    private PrestashopSandbox.ShopProduct product(WebserviceRow row) {
        Optional<WebserviceRow> stock =
                state.stock(row.id()).stream()
                        .filter(one -> one.get("id_product_attribute").equals("0"))
                        .findFirst();
        return new PrestashopSandbox.ShopProduct(
                row.id(),
                Map.copyOf(row.fields()),
                row.items("categories").stream()
                        .map(item -> Long.parseLong(item.getOrDefault("id", "0")))
                        .toList(),
                stock.map(one -> Long.parseLong(one.get("quantity"))).orElse(0L),
                stock.map(WebserviceRow::id).orElse(0L),
                stock.map(one -> Long.parseLong(one.get("id_shop"))).orElse(0L));
    }

    long add(Map<String, String> fields) {
        long id = state.nextId(PrestashopState.PRODUCTS);
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        all.put("date_add", PrestashopTexts.now());
        PrestashopState.LANGUAGES.forEach(one -> all.put("name/" + one, "Product " + id));
        all.putAll(fields);
        PrestashopState.LANGUAGES.forEach(
                one ->
                        all.putIfAbsent(
                                "link_rewrite/" + one,
                                PrestashopTexts.slug(all.getOrDefault("name/" + one, ""))));
        all.put("date_upd", PrestashopTexts.now());
        String category = all.getOrDefault("id_category_default", "2");
        state.put(
                PrestashopState.PRODUCTS,
                WebserviceRow.of(id, PrestashopProducts.stored(all))
                        .withAssociations(
                                Map.of(
                                        "categories",
                                        ids(fields.getOrDefault("categories", category)))));
        PrestashopStocks.addRow(state, id, 0, 0);
        state.commit();
        return id;
    }

    void edit(long product, Map<String, String> fields) {
        WebserviceRow old = row(product);
        Map<String, String> all = new LinkedHashMap<>(old.fields());
        all.putAll(fields);
        all.put("date_upd", PrestashopTexts.now());
        WebserviceRow edited =
                new WebserviceRow(product, PrestashopProducts.stored(all), old.associations());
        state.put(
                PrestashopState.PRODUCTS,
                fields.containsKey("categories")
                        ? edited.withAssociations(
                                Map.of("categories", ids(fields.getOrDefault("categories", ""))))
                        : edited);
        state.commit();
    }

    void configure(String name, String value) {
        Optional<WebserviceRow> old =
                state.rows("configurations").stream()
                        .filter(row -> row.get("name").equals(name))
                        .findFirst();
        if (old.isPresent()) {
            editRow("configurations", old.get().id(), Map.of("value", value));
        } else {
            addRow(
                    "configurations",
                    Map.of("name", name, "value", value, "id_shop_group", "", "id_shop", ""));
        }
    }

    long addRow(String resource, Map<String, String> fields) {
        long id = state.nextId(resource);
        state.put(resource, WebserviceRow.of(id, fields));
        state.commit();
        return id;
    }

    void editRow(String resource, long id, Map<String, String> fields) {
        state.put(resource, state.row(resource, id).orElseThrow().with(fields));
        state.commit();
    }

    long addCombination(long product, long quantity) {
        WebserviceRow old = row(product);
        long id = state.nextId("combinations");
        List<Map<String, String>> combinations = new ArrayList<>(old.items("combinations"));
        combinations.add(Map.of("id", Long.toString(id)));
        state.put(
                PrestashopState.PRODUCTS,
                old.with(
                                Map.of(
                                        "product_type",
                                        "combinations",
                                        "cache_default_attribute",
                                        combinations.get(0).getOrDefault("id", "0")))
                        .withAssociations(Map.of("combinations", combinations)));
        PrestashopStocks.addRow(state, product, id, quantity);
        PrestashopStocks.sum(state, product, "1");
        state.commit();
        return id;
    }

    private WebserviceRow row(long product) {
        return state.row(PrestashopState.PRODUCTS, product)
                .orElseThrow(() -> new NoSuchElementException("no product " + product));
    }

    private static List<Map<String, String>> ids(String list) {
        return list.isBlank()
                ? List.of()
                : List.of(list.strip().split("\\s*,\\s*", -1)).stream()
                        .map(id -> Map.of("id", id))
                        .toList();
    }
}
