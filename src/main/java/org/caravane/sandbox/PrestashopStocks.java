package org.caravane.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes stock rows (section 5). PUT without a shop moves the row to shop 0 (recording 075); the
 * row of a combination makes its product's row the sum (149).
 */
final class PrestashopStocks {

    private static final WebserviceSchema SCHEMA = PrestashopProductSchema.STOCKS;

    private final PrestashopState state;

    PrestashopStocks(PrestashopState state) {
        this.state = state;
    }

    WebserviceRow write(WebserviceRow old, WebserviceBody.Sent sent, boolean patch)
            throws WebserviceError {
        WebserviceValidator.check(SCHEMA, sent);
        if (sent.scalars().getOrDefault("depends_on_stock", "0").equals("1")) {
            throw new WebserviceError(
                    500,
                    List.of(
                            new WebserviceError.Entry(
                                    133,
                                    "You cannot update the available stock when it depends on stock."),
                            new WebserviceError.Entry(46, "Unable to save resource")));
        }
        Map<String, String> view = new LinkedHashMap<>(patch ? old.fields() : Map.of());
        for (WebserviceField field : SCHEMA.fields()) {
            if (sent.scalars().containsKey(field.name())) {
                view.put(field.name(), sent.scalars().getOrDefault(field.name(), ""));
            }
        }
        Map<String, String> stored = new LinkedHashMap<>();
        SCHEMA.fields()
                .forEach(
                        field ->
                                stored.put(
                                        field.name(),
                                        PrestashopTexts.stored(
                                                field, view.getOrDefault(field.name(), ""))));
        WebserviceRow row = WebserviceRow.of(old.id(), stored);
        state.put(PrestashopState.STOCKS, row);
        sum(row);
        state.commit();
        return WebserviceRow.of(old.id(), view);
    }

    private void sum(WebserviceRow changed) {
        if (changed.get("id_product_attribute").equals("0")) {
            return;
        }
        sum(state, Long.parseLong(changed.get("id_product")), changed.get("id_shop"));
    }

    static void sum(PrestashopState state, long product, String shop) {
        long sum =
                state.stock(product).stream()
                        .filter(row -> row.get("id_shop").equals(shop))
                        .filter(row -> !row.get("id_product_attribute").equals("0"))
                        .mapToLong(row -> Long.parseLong(row.get("quantity")))
                        .sum();
        state.stock(product).stream()
                .filter(row -> row.get("id_shop").equals(shop))
                .filter(row -> row.get("id_product_attribute").equals("0"))
                .forEach(
                        row ->
                                state.put(
                                        PrestashopState.STOCKS,
                                        row.with(Map.of("quantity", Long.toString(sum)))));
    }

    static void addRow(PrestashopState state, long product, long combination, long quantity) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_product", Long.toString(product));
        fields.put("id_product_attribute", Long.toString(combination));
        fields.put("id_shop", "1");
        fields.put("id_shop_group", "0");
        fields.put("quantity", Long.toString(quantity));
        fields.put("depends_on_stock", "0");
        fields.put("out_of_stock", "2");
        fields.put("location", "");
        state.put(
                PrestashopState.STOCKS,
                WebserviceRow.of(state.nextId(PrestashopState.STOCKS), fields));
    }
}
