package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/**
 * Compares a Dolibarr and a shop field by field, through their own APIs and by arithmetic of its
 * own.
 *
 * @param level the price level that the shop sells at
 * @param warehouse the one whose stock the shop shows, 0 for all open ones
 * @param language the shop's id of the language that Dolibarr's texts are in
 */
record BothSides(Web dolibarr, Web shop, int level, int warehouse, int language) {
    private static final Map<String, BigDecimal> KILOGRAMS =
            Map.of(
                    "0",
                    d("1"),
                    "-3",
                    d("0.001"),
                    "3",
                    d("1000"),
                    "99",
                    d("0.45359237"),
                    "98",
                    d("0.028349523"));
    private static final Map<String, BigDecimal> CENTIMETRES =
            Map.of(
                    "0",
                    d("100"),
                    "-1",
                    d("10"),
                    "-2",
                    d("1"),
                    "-3",
                    d("0.1"),
                    "98",
                    d("30.48"),
                    "99",
                    d("2.54"));

    /** How many products were compared, and every difference as a sentence. */
    record Report(int compared, int fields, List<String> differences) {}

    /** Of a scene's only shop: price level 1, all warehouses, French. */
    static BothSides of(Scene scene) {
        return new BothSides(
                Web.dolibarr(scene.dolibarr.url(), Scene.DOLIBARR_KEY),
                Web.shop(scene.shop.url(), Scene.SHOP_KEY),
                1,
                0,
                2);
    }

    Report compare() {
        List<String> differences = new ArrayList<>();
        Map<String, List<JsonNode>> inShop = new HashMap<>();
        for (JsonNode product :
                shop.get("products?display=full&output_format=JSON&sort=[id_ASC]")
                        .path("products")) {
            inShop.computeIfAbsent(product.path("reference").asText(), r -> new ArrayList<>())
                    .add(product);
        }
        inShop.forEach(
                (ref, products) -> {
                    if (products.size() > 1) {
                        differences.add(ref + " is in the shop " + products.size() + " times");
                    }
                });
        Map<String, BigDecimal> rates = rates();
        Map<String, String> stocks = stocks();
        List<String> open = openWarehouses();
        int compared = 0;
        Counter fields = new Counter();
        for (JsonNode source :
                dolibarr.get(
                        "products?limit=0&mode=1&variant_filter=1&includestockdata=1&sortfield=t.rowid")) {
            String ref = source.path("ref").asText();
            JsonNode price = source.path("multiprices_ttc").path(Integer.toString(level));
            boolean offered =
                    source.path("status").asText().equals("1")
                            && !price.isNull()
                            && !price.isMissingNode();
            List<JsonNode> found = inShop.getOrDefault(ref, List.of());
            if (found.isEmpty()) {
                if (offered) {
                    differences.add(ref + " is not in the shop");
                }
                continue;
            }
            compared++;
            JsonNode target = found.get(0);
            Check check = new Check(ref, differences, fields);
            check.equal("active", source.path("status").asText(), target.path("active").asText());
            if (offered) {
                offered(check, source, target, price, rates);
            }
            stock(check, source, stocks.get(target.path("id").asText()), open);
        }
        return new Report(compared, fields.n, differences);
    }

    private void offered(
            Check check,
            JsonNode source,
            JsonNode target,
            JsonNode price,
            Map<String, BigDecimal> rates) {
        BigDecimal rate =
                rates.getOrDefault(target.path("id_tax_rules_group").asText(), BigDecimal.ZERO);
        check.equal(
                "tax rate",
                d(source.path("tva_tx").asText()).stripTrailingZeros(),
                rate.stripTrailingZeros());
        BigDecimal ttc =
                d(target.path("price").asText())
                        .multiply(BigDecimal.ONE.add(rate.movePointLeft(2)));
        check.equal("price with tax", cents(d(price.asText())), cents(ttc));
        measure(check, "weight", source, target, "weight", KILOGRAMS);
        measure(check, "width", source, target, "width", CENTIMETRES);
        measure(check, "height", source, target, "height", CENTIMETRES);
        measure(check, "depth", source, target, "length", CENTIMETRES);
        barcode(check, source, target);
        check.equal(
                "name", letters(seen(source.path("label")), 90), letters(text(target, "name"), 90));
        check.equal(
                "summary",
                letters(seen(source.path("description")), 300),
                letters(text(target, "description_short"), 300));
        check.equal(
                "description",
                letters(seen(source.path("note_public")), 400),
                letters(text(target, "description"), 400));
    }

    private static void measure(
            Check check,
            String name,
            JsonNode source,
            JsonNode target,
            String field,
            Map<String, BigDecimal> units) {
        BigDecimal factor =
                units.getOrDefault(source.path(field + "_units").asText(), BigDecimal.ONE);
        BigDecimal expected =
                source.path(field).isNull()
                        ? BigDecimal.ZERO
                        : d(source.path(field).asText()).multiply(factor);
        check.equal(name, six(expected), six(d(target.path(name).asText())));
    }

    private static void barcode(Check check, JsonNode source, JsonNode target) {
        String code = source.path("barcode").asText("").replaceAll("[^0-9X]", "");
        String there =
                (target.path("ean13").asText()
                                + target.path("upc").asText()
                                + target.path("isbn").asText())
                        .replaceAll("[^0-9X]", "");
        // a bad one is not published; whether one is bad is decided and tested elsewhere
        if (source.path("barcode").isNull() || !there.isEmpty()) {
            check.equal("barcode", source.path("barcode").isNull() ? "" : code, there);
        }
    }

    private void stock(Check check, JsonNode source, String there, List<String> open) {
        JsonNode lines = source.path("stock_warehouse");
        BigDecimal sum = BigDecimal.ZERO;
        boolean any = false;
        for (Map.Entry<String, JsonNode> line : lines.properties()) {
            boolean counts =
                    warehouse == 0
                            ? open.contains(line.getKey())
                            : line.getKey().equals("" + warehouse);
            any |= warehouse == 0 || counts;
            sum = counts ? sum.add(d(line.getValue().path("real").asText())) : sum;
        }
        if (any) {
            check.equal("stock", sum.setScale(0, RoundingMode.FLOOR).toPlainString(), there);
        }
    }

    private Map<String, BigDecimal> rates() {
        Map<String, BigDecimal> taxes = new HashMap<>();
        for (JsonNode tax : shop.get("taxes?display=full&output_format=JSON").path("taxes")) {
            taxes.put(tax.path("id").asText(), d(tax.path("rate").asText()));
        }
        Map<String, BigDecimal> rates = new HashMap<>();
        for (JsonNode rule :
                shop.get("tax_rules?display=full&filter[id_country]=8&output_format=JSON")
                        .path("tax_rules")) {
            rates.putIfAbsent(
                    rule.path("id_tax_rules_group").asText(),
                    taxes.get(rule.path("id_tax").asText()));
        }
        return rates;
    }

    private Map<String, String> stocks() {
        Map<String, String> stocks = new HashMap<>();
        for (JsonNode row :
                shop.get("stock_availables?display=full&output_format=JSON")
                        .path("stock_availables")) {
            if (row.path("id_product_attribute").asText().equals("0")) {
                stocks.put(row.path("id_product").asText(), row.path("quantity").asText());
            }
        }
        return stocks;
    }

    private List<String> openWarehouses() {
        List<String> open = new ArrayList<>();
        for (JsonNode house : dolibarr.get("warehouses?limit=0")) {
            if (house.path("statut").asText().equals("1")) {
                open.add(house.path("id").asText());
            }
        }
        return open;
    }

    private String text(JsonNode product, String field) {
        JsonNode values = product.path(field);
        if (!values.isArray()) {
            return values.asText();
        }
        for (JsonNode value : values) {
            if (value.path("id").asText().equals(Integer.toString(language))) {
                return value.path("value").asText();
            }
        }
        return "";
    }

    private static String seen(JsonNode value) {
        return value.isNull() ? "" : value.asText();
    }

    /** What a reader sees, less everything that either side may tidy. */
    private static String letters(String html, int most) {
        String seen =
                Jsoup.parse(html.replaceAll("(?is)<(script|style|iframe)[^>]*>.*?</\\1>", ""))
                        .text()
                        .replaceAll("[^\\p{L}\\p{N}]", "");
        return seen.substring(0, Math.min(most, seen.length()));
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number.isEmpty() ? "0" : number);
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(8, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String six(BigDecimal number) {
        return number.setScale(5, RoundingMode.HALF_UP).toPlainString();
    }

    private static final class Counter {
        private int n;
    }

    private record Check(String ref, List<String> differences, Counter fields) {
        void equal(String field, Object expected, Object actual) {
            fields.n++;
            if (!expected.equals(actual)) {
                differences.add(
                        "%s: %s is %s, expected %s".formatted(ref, field, actual, expected));
            }
        }
    }
}
