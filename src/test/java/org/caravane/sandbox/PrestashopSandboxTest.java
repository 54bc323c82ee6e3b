package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrestashopSandboxTest {

    private static final String KEY = "PSKEY00000000000000000000000000A";

    @TempDir Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private PrestashopSandbox shop = start(true);

    private PrestashopSandbox start(boolean patch) {
        return PrestashopSandbox.start(
                new PrestashopSandbox.Options(0, KEY, Optional.empty(), patch));
    }

    @BeforeEach
    void keep() {
        shop.close();
        shop =
                PrestashopSandbox.start(
                        new PrestashopSandbox.Options(
                                0, KEY, Optional.of(folder.resolve("shop.jsonl")), true));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void createsAProductAsSentAndKeepsItAsTheDatabaseDoes() throws Exception {
        HttpResponse<String> answer =
                post(
                        "<product><price>1.23456789</price><reference>A-1</reference>"
                                + "<name><language id=\"1\">Café olé</language></name></product>");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("<price><![CDATA[1.23456789]]></price>")
                .contains("<active><![CDATA[]]>");

        PrestashopSandbox.ShopProduct product = shop.products().get(0);
        assertThat(product.fields())
                .containsEntry("price", "1.234568")
                .containsEntry("state", "0")
                .containsEntry("link_rewrite/1", "cafe-ole")
                .containsEntry("link_rewrite/2", "");
        assertThat(product.stockShop()).isEqualTo(1);
        assertThat(answer.body()).contains("/api/stock_availables/" + product.stockId() + "\"");
        assertThat(get("products/" + product.id()).body())
                .contains("<price><![CDATA[1.234568]]></price>");
    }

    @Test
    void putWipesWhatPatchKeeps() throws Exception {
        long id = shop.addProduct(Map.of("reference", "W", "price", "5", "categories", "2,4"));
        send("PATCH", "products", "<product><id>" + id + "</id><price>6</price></product>");
        assertThat(product(id).fields())
                .containsEntry("reference", "W")
                .containsEntry("price", "6.000000");
        send(
                "PATCH",
                "products",
                "<product><id>"
                        + id
                        + "</id><name><language id=\"2\">Un</language></name></product>");
        assertThat(product(id).fields()).containsEntry("name/1", "").containsEntry("name/2", "Un");

        send("PUT", "products", "<product><id>" + id + "</id><price>7</price></product>");
        assertThat(product(id).fields())
                .containsEntry("reference", "")
                .containsEntry("active", "0")
                .containsEntry("price", "7.000000");
        assertThat(product(id).categories()).containsExactly(2L, 4L);
    }

    @Test
    void commitsABatchUpToTheFirstFailure() throws Exception {
        String name = "<name><language id=\"1\">n</language><language id=\"2\">n</language></name>";
        HttpResponse<String> answer =
                post(
                        "<product><price>1</price><reference>B1</reference>"
                                + name
                                + "</product>"
                                + "<product><price>abc</price>"
                                + name
                                + "</product><product><price>3</price>"
                                + name
                                + "</product>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<code><![CDATA[85]]>").doesNotContain("<product>");
        assertThat(shop.products()).hasSize(1);
    }

    @Test
    void findsReferencesAsMysqlDoes() throws Exception {
        shop.addProduct(Map.of("reference", "é1"));
        shop.addProduct(Map.of("reference", "150"));
        shop.addProduct(Map.of("reference", "a|b"));
        assertThat(json("products?filter[reference]=[E1 |nope]&display=[reference]"))
                .contains("é1");
        assertThat(json("products?filter[reference]=[100,200]&display=[reference]"))
                .isEqualTo("{\"products\":[{\"reference\":\"150\"}]}");
        assertThat(json("products?filter[reference]=a|b&display=[reference]")).contains("a|b");
        assertThat(json("products?filter[reference]=%[5]%&display=[reference]")).contains("150");
        assertThat(json("products?filter[id]=>[1]&sort=[id_DESC]&limit=1,5"))
                .isEqualTo("{\"products\":[{\"id\":2}]}");
        assertThat(json("products?filter[reference]=nope")).isEqualTo("[]");
        assertThat(get("products?filter[date_upd]=>[2020-01-01]").statusCode()).isEqualTo(500);
        assertThat(json("products?filter[date_upd]=>[2020-01-01]&date=1&limit=1"))
                .isEqualTo("{\"products\":[{\"id\":1}]}");
    }

    @Test
    void losesTheStockThatIsPutWithoutItsShop() throws Exception {
        long id = shop.addProduct(Map.of());
        long row = product(id).stockId();
        send("PATCH", "stock_availables", "<s><id>" + row + "</id><quantity>-7</quantity></s>");
        assertThat(product(id).stockQuantity()).isEqualTo(-7);
        assertThat(product(id).stockShop()).isEqualTo(1);
        assertThat(
                        send(
                                        "PATCH",
                                        "stock_availables",
                                        "<s><id>" + row + "</id><quantity>1.5</quantity></s>")
                                .statusCode())
                .isEqualTo(400);
        send(
                "PUT",
                "stock_availables",
                "<s><id>"
                        + row
                        + "</id><id_product>"
                        + id
                        + "</id_product><id_product_attribute>0"
                        + "</id_product_attribute><quantity>3</quantity><depends_on_stock>0</depends_on_stock>"
                        + "<out_of_stock>2</out_of_stock></s>");
        assertThat(product(id).stockShop()).isZero();
        assertThat(send("DELETE", "stock_availables/" + row, "").statusCode()).isEqualTo(405);
    }

    @Test
    void sumsCombinations() throws Exception {
        long id = shop.addProduct(Map.of());
        shop.addCombination(id, 5);
        shop.addCombination(id, 6);
        assertThat(product(id).stockQuantity()).isEqualTo(11);
        long row = product(id).stockId() + 1;
        send("PATCH", "stock_availables", "<s><id>" + row + "</id><quantity>1</quantity></s>");
        assertThat(product(id).stockQuantity()).isEqualTo(7);
    }

    @Test
    void looksAtTheHostTheSwitchAndTheKey() throws Exception {
        assertThat(raw("GET", "http://localhost:" + port() + "/api/products", "", KEY).statusCode())
                .isEqualTo(302);
        assertThat(
                        raw(
                                        "GET",
                                        "http://localhost:" + port() + "/api/products?id_shop=1",
                                        "",
                                        KEY)
                                .statusCode())
                .isEqualTo(200);
        assertThat(get("products?id_shop=9").statusCode()).isEqualTo(302);
        assertThat(raw("GET", shop.url() + "/api/products", "", "short").body()).contains("[18]");
        assertThat(
                        raw(
                                        "GET",
                                        shop.url() + "/api/products",
                                        "",
                                        "PSKEY00000000000000000000000000Z")
                                .body())
                .contains("[20]")
                .contains("[21]");
        shop.faults().disabled(true);
        assertThat(get("products").statusCode()).isEqualTo(503);
        shop.faults().disabled(false);
        shop.faults().revokeKey(true);
        assertThat(get("products").statusCode()).isEqualTo(401);
        assertThat(
                        raw("POST", shop.url() + "/sandbox/faults/revokeKey?value=false", "", KEY)
                                .statusCode())
                .isEqualTo(200);
        assertThat(get("").body()).contains("patch=\"true\"");
        assertThat(get("?output_format=JSON").statusCode()).isEqualTo(500);
    }

    @Test
    void speaksLikeVersion17WithoutPatch() throws Exception {
        shop.close();
        shop = start(false);
        assertThat(get("").body()).contains("<products ").doesNotContain("patch=");
        assertThat(send("PATCH", "products", "<product><id>1</id></product>").statusCode())
                .isEqualTo(405);
    }

    @Test
    void failsAsAsked() throws Exception {
        String name = "<price>1</price><name><language id=\"1\">n</language></name>";
        shop.faults().refuse("R");
        shop.faults().breakOn("X");
        assertThat(post("<product><reference>R</reference>" + name + "</product>").body())
                .contains("[85]");
        HttpResponse<String> broken =
                post("<product><reference>X</reference>" + name + "</product>");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).isEmpty();
        assertThat(shop.products()).isEmpty();
        shop.faults().accept("X");
        assertThat(post("<product><reference>X</reference>" + name + "</product>").statusCode())
                .isEqualTo(201);

        shop.faults().loseNextAnswers(1);
        assertThatThrownBy(() -> post("<product><reference>L</reference>" + name + "</product>"))
                .isInstanceOf(IOException.class);
        shop.faults().emptyErrorAfterCommit(1);
        assertThat(post("<product><reference>E</reference>" + name + "</product>").statusCode())
                .isEqualTo(500);
        assertThat(shop.products()).hasSize(3);
        assertThat(shop.requests("write")).isEqualTo(5);
        assertThat(shop.requests("POST", "products")).isEqualTo(5);
        shop.forgetRequests();
        assertThat(shop.requests("write")).isZero();
    }

    @Test
    void findsAllItAnsweredForAfterItWasKilled() throws Exception {
        long id = shop.addProduct(Map.of("reference", "K"));
        long gone = shop.addProduct(Map.of());
        shop.addCombination(id, 4);
        shop.remove(gone);
        Path copy = folder.resolve("copy.jsonl");
        Files.copy(folder.resolve("shop.jsonl"), copy);
        Files.writeString(copy, "[{\"table\":\"products\",\"id\":9", StandardOpenOption.APPEND);
        shop.close();
        shop =
                PrestashopSandbox.start(
                        new PrestashopSandbox.Options(0, KEY, Optional.of(copy), true));
        assertThat(shop.products()).hasSize(1);
        assertThat(product(id).fields()).containsEntry("reference", "K");
        assertThat(product(id).stockQuantity()).isEqualTo(4);
        assertThat(shop.addProduct(Map.of())).isEqualTo(gone + 1);
    }

    @Test
    void takesTwoThousandProductsInBatchesOfTwenty() throws Exception {
        long start = System.nanoTime();
        for (int batch = 0; batch < 100; batch++) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                body.append("<product><price>1</price><reference>P")
                        .append(batch * 20 + i)
                        .append(
                                "</reference><name><language id=\"1\">n</language></name></product>");
            }
            assertThat(post(body.toString()).statusCode()).isEqualTo(201);
        }
        assertThat(json("products?display=[id,reference]").length()).isGreaterThan(50_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    private PrestashopSandbox.ShopProduct product(long id) {
        return shop.products().stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }

    private int port() {
        return URI.create(shop.url()).getPort();
    }

    private String json(String path) throws Exception {
        return get(path + "&output_format=JSON").body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String objects) throws Exception {
        return send("POST", "products", objects);
    }

    private HttpResponse<String> send(String method, String path, String objects) throws Exception {
        int query = path.indexOf('?');
        String encoded =
                query < 0 ? path : path.substring(0, query + 1) + encode(path.substring(query + 1));
        String body = objects.isEmpty() ? "" : "<prestashop>" + objects + "</prestashop>";
        return raw(method, shop.url() + "/api/" + encoded, body, KEY);
    }

    private static String encode(String query) {
        return String.join(
                "&",
                List.of(query.split("&", -1)).stream()
                        .map(pair -> pair.split("=", 2))
                        .map(
                                pair ->
                                        URLEncoder.encode(pair[0], StandardCharsets.UTF_8)
                                                + "="
                                                + URLEncoder.encode(
                                                        pair[1], StandardCharsets.UTF_8))
                        .toList());
    }

    private HttpResponse<String> raw(String method, String url, String body, String key)
            throws Exception {
        String basic =
                Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Basic " + basic)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
