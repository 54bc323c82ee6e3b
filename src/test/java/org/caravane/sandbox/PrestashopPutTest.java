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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a PUT keeps, resets or stamps: each row was sent to a real PrestaShop 8.2.1 over HTTP, the
 * product read before and after. {@code now} is the moment of the write, {@code null} an empty
 * element.
 */
class PrestashopPutTest {

    private static final String KEY = "PSKEY00000000000000000000000000A";
    private static final String CREATED = "2020-01-02 03:04:05";
    private static final String NOW = "now";

    private final HttpClient client = HttpClient.newHttpClient();
    private final PrestashopSandbox unit =
            PrestashopSandbox.start(new PrestashopSandbox.Options(0, KEY, Optional.empty(), true));
    private final long product =
            unit.addProduct(Map.of("reference", "P-1", "price", "7", CREATED_FIELD, CREATED));

    private static final String CREATED_FIELD = "date_add";

    @AfterEach
    void close() {
        unit.close();
    }

    @ParameterizedTest(name = "{0}: {1}, sent {2}, is {3}")
    @CsvSource(
            nullValues = "out",
            value = {
                // field, what the database has, what is sent (out: left out), what is there then
                "date_add,2020-01-02 03:04:05,2020-01-02 03:04:05,2020-01-02 03:04:05",
                "date_add,2020-01-02 03:04:05,out,now",
                "date_add,2020-01-02 03:04:05,'',now",
                "date_add,2020-01-02 03:04:05,2021-05-06 00:00:00,2021-05-06 00:00:00",
                "date_add,0000-00-00 00:00:00,out,now",
                "date_upd,2020-01-02 03:04:05,out,now",
                "date_upd,2020-01-02 03:04:05,2020-01-02 03:04:05,now",
                "low_stock_threshold,'','',0",
                "low_stock_threshold,'',out,''",
                "low_stock_threshold,5,5,5",
                "low_stock_threshold,5,out,''",
                "available_date,0000-00-00,out,0000-00-00",
                "available_date,0000-00-00,0000-00-00,0000-00-00",
                "available_date,2027-01-02,out,0000-00-00",
                "available_date,2027-01-02,2027-01-02,2027-01-02",
                "cache_default_attribute,3,out,0",
                "cache_default_attribute,3,3,3",
                "wholesale_price,1.234567,out,0.000000",
                "wholesale_price,1.234567,1.234567,1.234567",
                "ecotax,0.833333,'',0.000000",
                "weight,1.234567,out,0.000000",
                "unit_price,3.500000,out,0.000000",
                "unit_price,3.500000,3.500000,3.500000",
                "unit_price_ratio,9.000000,9.000000,0.000000",
                "unity,kg,out,''",
                "redirect_type,301-product,out,''",
                "id_type_redirected,1,out,0",
                "product_type,standard,out,''",
                "state,1,out,0",
                "active,1,out,0",
                "customizable,2,out,0",
                "text_fields,1,out,0",
                "uploadable_files,1,1,1",
                "pack_stock_type,3,out,0",
                "additional_delivery_times,2,out,0",
                "visibility,search,out,both",
                "condition,used,out,new",
                "supplier_reference,S,out,''",
                "location,A1,out,''",
                "mpn,M,M,M"
            })
    void keepsResetsOrStamps(String field, String stored, String sent, String then)
            throws Exception {
        unit.edit(product, Map.of(field, stored));
        Map<String, String> fields = new LinkedHashMap<>(Map.of("price", "7"));
        if (sent != null) {
            fields.put(field, sent);
        }
        String before = PrestashopTexts.now();

        assertThat(put(fields).statusCode()).isEqualTo(200);

        String there = unit.products().get(0).fields().get(field);
        if (then.equals(NOW)) {
            assertThat(there).isBetween(before, PrestashopTexts.now());
        } else {
            assertThat(there).isEqualTo(then);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "date_add,0000-00-00 00:00:00",
        "date_add,2026-02-30 00:00:00",
        "date_add,yesterday",
        "date_upd,0000-00-00 00:00:00"
    })
    void refusesADayThatIsNone(String field, String sent) throws Exception {
        HttpResponse<String> answer = put(Map.of("price", "7", field, sent));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Product-&gt;" + field + " is not valid");
        assertThat(unit.products().get(0).fields()).containsEntry("date_add", CREATED);
    }

    @Test
    void tellsInItsAnswerWhatItStamped() throws Exception {
        assertThat(put(Map.of("price", "7", "date_add", CREATED)).body())
                .contains("<date_add><![CDATA[" + CREATED + "]]>");
        assertThat(put(Map.of("price", "7")).body()).doesNotContain(CREATED);
    }

    @Test
    void takesADayOfCreationFromAPatchAsWell() throws Exception {
        send(
                "PATCH",
                "products",
                "<product><id>%d</id><date_add>2001-01-01 00:00:00</date_add></product>"
                        .formatted(product));
        assertThat(unit.products().get(0).fields())
                .containsEntry("date_add", "2001-01-01 00:00:00");

        send(
                "PATCH",
                "products",
                "<product><id>%d</id><price>8</price></product>".formatted(product));
        assertThat(unit.products().get(0).fields())
                .as("left out, it stays")
                .containsEntry("date_add", "2001-01-01 00:00:00")
                .containsEntry("low_stock_threshold", "");
    }

    @Test
    void keepsTheRatioOfTheUnitPriceToThePrice() throws Exception {
        put(Map.of("price", "12.34", "unit_price", "3.456789"));
        assertThat(unit.products().get(0).fields()).containsEntry("unit_price_ratio", "3.569786");

        put(Map.of("price", "20.5", "unit_price", "3.456789", "unit_price_ratio", "3.569786"));
        assertThat(unit.products().get(0).fields())
                .containsEntry("unit_price", "3.456789")
                .containsEntry("unit_price_ratio", "5.930359");
    }

    @Test
    void emptiesTheTextsOfALanguageThatIsSwitchedOffAndShowsThemToWhomAsksForIt() throws Exception {
        unit.edit(product, Map.of("meta_title/1", "Kept", "name/1", "Chair"));
        unit.setup().deactivateLanguage("en");
        String path = "products?filter[id]=[%d]&display=full".formatted(product);

        assertThat(get(path).body()).doesNotContain("Kept");
        assertThat(get(path + "&language=[1|2]").body()).contains("Kept", "Chair");

        put(Map.of("price", "7"));
        assertThat(unit.products().get(0).fields())
                .containsEntry("meta_title/1", "")
                .containsEntry("name/1", "");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "out",
            value = {"Z9,Z9", "out,''"})
    void emptiesThePlaceOfAStockRowThatIsLeftOut(String sent, String then) throws Exception {
        long row = unit.products().get(0).stockId();
        String place = sent == null ? "" : "<location>" + sent + "</location>";

        send(
                "PUT",
                "stock_availables",
                "<stock_available><id>%d</id><id_product>%d</id_product><id_product_attribute>0</id_product_attribute><id_shop>1</id_shop><id_shop_group>0</id_shop_group><quantity>4</quantity><depends_on_stock>0</depends_on_stock><out_of_stock>1</out_of_stock>%s</stock_available>"
                        .formatted(row, product, place));

        assertThat(get("stock_availables/" + row).body())
                .contains(
                        "<location><![CDATA[" + then + "]]>",
                        "<out_of_stock><![CDATA[1]]>",
                        "/api/shops/1\"><![CDATA[1]]></id_shop>");
    }

    @Test
    void writesThePriceAndAnswersNothingWhereATextIsLongerThanALimitLoweredLater()
            throws Exception {
        unit.edit(product, Map.of("description_short/1", "x".repeat(170)));
        unit.faults().lowerShortLimit(160);

        HttpResponse<String> answer =
                send(
                        "PATCH",
                        "products",
                        "<product><id>%d</id><price>9</price></product>".formatted(product));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(unit.products().get(0).fields()).containsEntry("price", "9.000000");
    }

    private HttpResponse<String> put(Map<String, String> fields) throws Exception {
        String inside =
                fields.entrySet().stream()
                        .map(e -> "<%1$s>%2$s</%1$s>".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining());
        return send("PUT", "products", "<product><id>" + product + "</id>" + inside + "</product>");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        String[] parts = path.split("\\?", 2);
        String query = parts.length == 1 ? "" : "?" + encoded(parts[1]);
        return client.send(
                HttpRequest.newBuilder(URI.create(unit.url() + "/api/" + parts[0] + query))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (KEY + ":")
                                                                .getBytes(StandardCharsets.UTF_8)))
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        "<prestashop>" + body + "</prestashop>"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8)
                .replace("%3D", "=")
                .replace("%26", "&");
    }
}
