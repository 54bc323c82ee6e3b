package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caravane.model.Samples.BORN;
import static org.caravane.model.Samples.link;
import static org.caravane.model.Samples.linked;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.ShopLanguage;
import org.caravane.model.Subject;
import org.caravane.model.Verdict;
import org.caravane.sandbox.PrestashopSandbox;
import org.caravane.sandbox.PrestashopSandbox.ShopProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole product that is read and put back with one change is what it was, field by field, but for
 * that change and its date of change. The shop resets and stamps as a real one does ({@code
 * PrestashopPutTest} of the sandbox).
 */
class PutIsWholeTest {
    private static final String KEY = "PSKEY00000000000000000000000000A";
    private static final List<ShopLanguage> LANGUAGES =
            List.of(new ShopLanguage(1, "en_US", false), new ShopLanguage(2, "fr_FR", true));

    private final HttpClient client = HttpClient.newHttpClient();
    private final ProductWrites products = new ProductWrites();
    private final StockWrites stocks = new StockWrites();
    private final PrestashopSandbox shop =
            PrestashopSandbox.start(new PrestashopSandbox.Options(0, KEY, Optional.empty(), false));

    @AfterEach
    void close() {
        shop.close();
    }

    static Stream<Map<String, String>> products() {
        return Stream.of(
                Map.of(),
                Map.of("date_add", "2014-05-06 07:08:09"),
                Map.of("low_stock_threshold", "", "low_stock_alert", "1"),
                Map.of("low_stock_threshold", "0"),
                Map.of("low_stock_threshold", "5"),
                Map.of("available_date", "2027-01-02", "available_now/2", "En stock & prêt"),
                Map.of("wholesale_price", "1.234567", "ecotax", "0.833333", "on_sale", "1"),
                Map.of("unit_price", "3.456789", "unity", "kg"),
                Map.of("redirect_type", "301-product", "id_type_redirected", "1"),
                Map.of("redirect_type", "", "product_type", "virtual", "is_virtual", "1"),
                Map.of("product_type", "pack", "cache_is_pack", "1", "pack_stock_type", "2"),
                Map.of("customizable", "2", "text_fields", "1", "uploadable_files", "3"),
                Map.of("visibility", "none", "condition", "refurbished", "show_condition", "1"),
                Map.of("active", "0", "indexed", "0", "state", "0"),
                Map.of("minimal_quantity", "3", "additional_shipping_cost", "2.500000"),
                Map.of("supplier_reference", "S-1", "location", "A1", "mpn", "M", "isbn", ""),
                Map.of("cache_default_attribute", "7", "advanced_stock_management", "1"),
                Map.of("meta_title/1", "Ein & zwei", "meta_keywords/2", "a,b", "name/1", "Ö"),
                Map.of(
                        "description/1",
                        "<p style=\"text-align:center\">a &amp; b</p>",
                        "name/2",
                        "x"),
                Map.of("delivery_in_stock/1", "soon", "delivery_out_stock/2", "un jour"),
                Map.of("id_manufacturer", "1", "id_supplier", "1", "id_tax_rules_group", "3"),
                Map.of("categories", "2,4", "id_category_default", "9"));
    }

    @ParameterizedTest
    @MethodSource("products")
    void isWhatItWasButForOneChange(Map<String, String> fields) throws Exception {
        Map<String, String> made = new HashMap<>(Map.of("reference", "P-1", "price", "7"));
        made.putAll(fields);
        long id = shop.addProduct(made);
        shop.edit(id, fields);
        // whose texts the Webservice does not show by itself
        shop.setup().deactivateLanguage("en");
        ShopProduct before = shop.products().get(0);

        JsonNode read =
                get(
                        "products?filter%5Bid%5D=%5B"
                                + id
                                + "%5D&display=full"
                                + products.languageQuery(LANGUAGES)
                                        .replace("[", "%5B")
                                        .replace("]", "%5D"));
        put(
                "products",
                Xml.written(
                        products.document(
                                batch("product", id, "price", "8"),
                                products.byId(read),
                                LANGUAGES,
                                false)));

        ShopProduct after = shop.products().get(0);
        Map<String, String> expected = new LinkedHashMap<>(before.fields());
        expected.put("price", "8.000000");
        expected.put("date_upd", after.fields().get("date_upd"));
        expected.put("unit_price_ratio", after.fields().get("unit_price_ratio"));
        // the shop indexes at each write what is on sale and can be searched
        expected.put("indexed", after.fields().get("indexed"));
        assertThat(after.fields()).isEqualTo(expected);
        assertThat(after.categories()).isEqualTo(before.categories());
        assertThat(after.stockShop()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isTheStockRowThatItWasButForItsQuantity(String place, String outOfStock) throws Exception {
        shop.addProduct(Map.of("reference", "P-1", "price", "7"));
        long row = shop.products().get(0).stockId();
        JsonNode blank = get("stock_availables?filter%5Bid%5D=%5B" + row + "%5D&display=full");
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", Long.toString(row));
        node.putAll(PutMerge.writable(stocks.byId(blank).get(row)));
        node.put("quantity", "2");
        node.put("location", place);
        node.put("out_of_stock", outOfStock);
        put("stock_availables", Xml.written(new StockDocument(List.of(node))));
        JsonNode before = get("stock_availables?filter%5Bid%5D=%5B" + row + "%5D&display=full");

        put(
                "stock_availables",
                Xml.written(
                        stocks.document(
                                batch("stock", row, "quantity", "9"), stocks.byId(before), false)));

        JsonNode after = get("stock_availables?filter%5Bid%5D=%5B" + row + "%5D&display=full");
        assertThat(after.toString())
                .isEqualTo(before.toString().replace("\"quantity\":\"2\"", "\"quantity\":\"9\""));
        assertThat(after.toString()).contains("\"location\":\"" + place + "\"");
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("Z9", "1"), Arguments.of("", "0"), Arguments.of("Allée 7 & 8", "2"));
    }

    private static Batch batch(String entity, long target, String field, String value) {
        Claimed claimed =
                new Claimed(
                        new Subject("main", entity, "53"),
                        1,
                        "token",
                        100,
                        0,
                        linked(link(target, "P-1"), Map.of()));
        return new Batch(
                false,
                List.of(
                        new Decision(
                                claimed,
                                "P-1",
                                BORN,
                                new Verdict.Update(
                                        link(target, "P-1"),
                                        FieldValues.of(Map.of(field, value)),
                                        "changed"),
                                List.of())));
    }

    private JsonNode get(String path) throws Exception {
        return Xml.read(send("GET", path, ""));
    }

    private void put(String resource, String document) throws Exception {
        send("PUT", resource, document);
    }

    private String send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(shop.url() + "/api/" + path))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                (KEY + ":")
                                                                        .getBytes(
                                                                                StandardCharsets
                                                                                        .UTF_8)))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
