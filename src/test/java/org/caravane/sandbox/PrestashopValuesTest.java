package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as a real PrestaShop 8.2.1 took, refused and kept them when it was asked the same. */
class PrestashopValuesTest {

    private static final String KEY = "PSKEY00000000000000000000000000A";

    private final HttpClient client = HttpClient.newHttpClient();
    private final PrestashopSandbox unit =
            PrestashopSandbox.start(new PrestashopSandbox.Options(0, KEY, Optional.empty(), true));
    private final long product = unit.addProduct(Map.of("reference", "V-1", "price", "7"));

    @AfterEach
    void close() {
        unit.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-0", "007", "+4", " 4 ", "1e2"})
    void refusesQuantitiesThatAreNoPlainIntegers(String quantity) throws Exception {
        HttpResponse<String> answer = stock(quantity);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("StockAvailable-&gt;quantity is not valid");
    }

    @ParameterizedTest
    @CsvSource({"abc,0", "99999999999,99999999999"})
    void refusesQuantitiesOutOfRange(String quantity, String said) throws Exception {
        assertThat(stock(quantity).body())
                .contains("The range of property StockAvailable-&gt;quantity is currently " + said);
    }

    @Test
    void refusesAnEmptyPriceAndAnEmptyQuantity() throws Exception {
        assertThat(patch("<price></price>").body()).contains("Product-&gt;price is empty.");
        assertThat(stock("").body()).contains("StockAvailable-&gt;quantity is empty.");
        assertThat(unit.products().get(0).fields()).containsEntry("price", "7.000000");
    }

    @ParameterizedTest
    @CsvSource({
        "978,400",
        "2070612758,200",
        "123456789X,200",
        "9782070612758,200",
        "978-2-07-061275-8,200",
        "97820706127589,400"
    })
    void takesAnIsbnOfTheRightShape(String isbn, int status) throws Exception {
        assertThat(patch("<isbn>" + isbn + "</isbn>").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "<script>x</script>,400",
        "<a onclick=\"x()\">y</a>,400",
        "<a href=\"javascript:x\">y</a>,400",
        "<iframe src=\"x\"></iframe>,400",
        "<form>,400",
        "Trois onglets = trois pages,200",
        "</form>,200",
        "<p style=\"color:red\">x</p>,200"
    })
    void refusesDescriptionsThatAct(String html, int status) throws Exception {
        assertThat(description(html).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "<p>a & b < c</p>,<p>a &amp; b &lt; c</p>",
        "<p>non fermé,<p>non fermé</p>",
        "<ul><li>un<li>deux</ul>,<ul><li>un</li><li>deux</li></ul>",
        "<style>p{}</style><p>q</p>,<p>q</p>",
        "<b>é &eacute; &nbsp; €</b>,<b>é é \u00a0 €</b>",
        "<br><img src=\"/a.jpg\">,<br /><img src=\"/a.jpg\" alt=\"a.jpg\" />",
        "texte simple,texte simple"
    })
    void keepsAPurifiedDescription(String sent, String kept) throws Exception {
        description(sent);

        assertThat(unit.products().get(0).fields()).containsEntry("description/1", kept);
    }

    @Test
    void doesNotShowAStockRowThatLeftTheShopButListsAndChangesIt() throws Exception {
        long row = unit.products().get(0).stockId();
        send(
                "PUT",
                "stock_availables",
                "<stock_available><id>%d</id><id_product>%d</id_product><id_product_attribute>0</id_product_attribute><quantity>4</quantity><depends_on_stock>0</depends_on_stock><out_of_stock>2</out_of_stock></stock_available>"
                        .formatted(row, product));

        HttpResponse<String> alone = get("stock_availables/" + row);
        assertThat(alone.statusCode()).isEqualTo(404);
        assertThat(alone.body()).contains("131", "does not exists on this shop");
        assertThat(get("stock_availables?filter[id_product]=" + product).body())
                .contains("stock_available id=\"" + row + "\"");
        assertThat(stock("9").statusCode()).isEqualTo(200);
    }

    @Test
    void listsUnsortedReferencesInTheOrderOfTheirIndex() throws Exception {
        unit.addProduct(Map.of("reference", "B", "price", "1"));
        unit.addProduct(Map.of("reference", "A", "price", "1"));

        assertThat(get("products?filter[reference]=[B|A]&display=[reference]").body())
                .containsSubsequence("CDATA[A]", "CDATA[B]");
    }

    @ParameterizedTest
    @CsvSource({
        "display=[id,36",
        "display=[nope],35",
        "filter[reference]=,33",
        "filter[foo]=1,32",
        "sort=[foo_ASC],38",
        "limit=-1,empty"
    })
    void saysWhatIsWrongWithAQuery(String query, String code) throws Exception {
        HttpResponse<String> answer = get("products?" + query);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains(code.equals("empty") ? "" : "[" + code + "]");
    }

    @Test
    void warnsAfterTheCommitWhenAsked() throws Exception {
        unit.faults().warningAfterCommit(1);

        HttpResponse<String> answer = patch("<price>9</price>");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<code><![CDATA[11]]></code>", "PHP User warning");
        assertThat(unit.products().get(0).fields()).containsEntry("price", "9.000000");
        assertThat(patch("<price>8</price>").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> description(String html) throws Exception {
        return patch(
                "<description><language id=\"1\"><![CDATA["
                        + html
                        + "]]></language></description>");
    }

    private HttpResponse<String> patch(String fields) throws Exception {
        return send(
                "PATCH", "products", "<product><id>" + product + "</id>" + fields + "</product>");
    }

    private HttpResponse<String> stock(String quantity) throws Exception {
        return send(
                "PATCH",
                "stock_availables",
                "<stock_available><id>%d</id><quantity>%s</quantity></stock_available>"
                        .formatted(unit.products().get(0).stockId(), quantity));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String[] parts = path.split("\\?", 2);
        String query =
                parts.length == 1
                        ? ""
                        : "?"
                                + URLEncoder.encode(parts[1], StandardCharsets.UTF_8)
                                        .replace("%3D", "=")
                                        .replace("%26", "&");
        return client.send(
                request(parts[0] + query).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String resource, String object)
            throws IOException, InterruptedException {
        return client.send(
                request(resource)
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        "<prestashop>" + object + "</prestashop>"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(unit.url() + "/api/" + path))
                .header("Authorization", "Basic " + credentials);
    }
}
