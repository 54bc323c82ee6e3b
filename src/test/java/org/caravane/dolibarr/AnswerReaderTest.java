package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.caravane.model.CaravaneException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is what was asked for, or it is a failure that shows its first words. */
class AnswerReaderTest {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String PRODUCT =
            "{\"id\":\"1\",\"ref\":\"A\",\"tva_tx\":\"20\",\"price_ttc\":\"1\"}";

    private final AnswerReader unit = new AnswerReader();

    @Test
    void readsAListItsEmptyFormsAndBlankSpaceAroundIt() {
        assertThat(read("[" + PRODUCT + "]")).hasSize(1);
        assertThat(read("[]")).isEmpty();
        assertThat(unit.sawBlankBefore()).isFalse();
        assertThat(read("\n  [" + PRODUCT + "]\n")).hasSize(1);
        assertThat(unit.sawBlankBefore()).isTrue();
        assertThat(read("\uFEFF[]")).isEmpty();
        assertThat(unit.read(200, JSON, "[\"7\",8]", "products", "ids_only=true&limit=1"))
                .hasSize(2);
        assertThat(unit.read(200, JSON, "{\"success\":{}}", "status", null)).isNotEmpty();
    }

    /** Run live: 15.0.3 and 17.0.2 (contract section 11). */
    @ParameterizedTest
    @CsvSource({
        "products,No product found",
        "orders,No order found",
        "shipments,No shipment found",
        "stockmovements,No stock movement found",
        "warehouses,No warehouse found",
    })
    void takesTheOld404ForAnEmptyList(String path, String message) {
        assertThat(unit.read(404, JSON, error(404, "Not Found: " + message), path, "limit=1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "products|Not Found: Product not found",
                "products|Not Found",
                "products|Not Found: No order found",
                "status|Not Found: No product found",
                "setup/company|Not Found: No product found",
                "products|Not Found: No product found in this shop, see our other shops",
            })
    void takesNoOther404ForAnEmptyList(String path, String message) {
        CaravaneException thrown = thrown(404, JSON, error(404, message), path, "");
        assertThat(thrown).isInstanceOf(DolibarrRefused.class);
        assertThat(thrown(404, HTML, "No product found", path, "limit=1"))
                .isInstanceOf(DolibarrUnavailable.class)
                .hasMessageContaining("check dolibarr.url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<br />\\n<b>Deprecated</b>: Creation of dynamic property|Something is printed before Dolibarr's answer: 'Deprecated : Creation of dynamic property",
                "<script>alert(1)</script>|Something is printed before Dolibarr's answer: 'alert(1)",
                "Warning: Undefined array key|Something is printed before Dolibarr's answer: 'Warning: Undefined array key",
                "[debug] |that begins with '[debug][{",
                "notice |that begins with 'notice[{",
            })
    void showsTheFirstWordsOfWhatIsPrintedBefore(String before, String sentence) {
        String body = before.replace("\\n", "\n") + "[" + PRODUCT + "]";
        assertThat(thrown(200, JSON, body, "products", "limit=1"))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("display_errors");
    }

    /** Headers are gone once something was printed, and the type is PHP's own. */
    @Test
    void showsThemAsWellWhenTheTypeIsNoLongerJson() {
        assertThat(
                        thrown(
                                200,
                                HTML,
                                "<br />\n<b>Notice</b>: x in <b>/var/www/htdocs/custom/m.php</b>[]",
                                "products",
                                "limit=1"))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("printed before Dolibarr's answer: 'Notice : x in")
                .hasMessageNotContainingAny("/var/www", "<b>");
        assertThat(thrown(200, HTML, "<html><h1>Sign in</h1></html>", "products", ""))
                .hasMessageEndingWith("It begins with 'Sign in'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br />PHP's last words", "[]", "\"x\"", "{}", "<!-- 0.2 s -->"})
    void takesNothingBehindAnAnswer(String behind) {
        assertThat(thrown(200, JSON, "[" + PRODUCT + "]" + behind, "products", "limit=1"))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageStartingWith("Something is printed behind Dolibarr's answer: '");
        assertThat(thrown(200, JSON, "[]" + behind, "products", "limit=1"))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "\"no\"",
                "1",
                "true",
                "{\"success\":{\"code\":200}}",
                "{\"data\":[],\"pagination\":{\"total\":0}}",
                PRODUCT,
            })
    void takesNothingElseForAList(String body) {
        for (String path :
                new String[] {"products", "orders", "shipments", "stockmovements", "warehouses"}) {
            assertThat(thrown(200, JSON, body, path, "limit=1"))
                    .isInstanceOf(UnreadableAnswer.class)
                    .hasMessageStartingWith("Dolibarr answered something else than a list of ");
        }
    }

    /** A cache that ignores the address: each is a right answer to another question. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "products|properties=id,ref,label,tva_tx,price_ttc|[{\"id\":\"1\",\"ref\":\"CO1\",\"date_commande\":1,\"lines\":[]}]",
                "products|limit=1|[{\"id\":\"1\",\"ref\":\"PARIS\",\"lieu\":\"\"}]",
                "products|limit=1|[\"1\",\"2\"]",
                "products|ids_only=true&limit=1|[{\"id\":\"1\",\"ref\":\"A\",\"tva_tx\":\"20\"}]",
                "products|limit=1|[[]]",
                "products|limit=1|[null]",
                "orders|properties=id,lines,date_commande,tracking_number|[{\"id\":\"1\",\"lines\":[],\"tracking_number\":\"\"}]",
                "orders|limit=1|[{\"id\":\"1\",\"ref\":\"A\",\"tva_tx\":\"20\"}]",
                "shipments|properties=id,lines,date_commande,tracking_number|[{\"id\":\"1\",\"lines\":[],\"date_commande\":1}]",
                "warehouses|limit=0|[{\"id\":\"1\",\"ref\":\"A\",\"tva_tx\":\"20\"}]",
                "stockmovements|limit=1|[{\"id\":\"1\",\"ref\":\"PARIS\",\"lieu\":\"\"}]",
            })
    void takesNoOtherListForTheOneAskedFor(String path, String query, String body) {
        assertThat(thrown(200, JSON, body, path, query))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("another list than that of ")
                .hasMessageContaining("cache");
    }

    @Test
    void leavesOneBadRecordToThoseWhoReadIt() {
        assertThat(read("[" + PRODUCT + ",{\"id\":\"2\"},7]")).hasSize(3);
        assertThat(
                        unit.read(
                                200,
                                JSON,
                                "[{\"id\":\"2\",\"ref\":\"B\"}]",
                                "products",
                                "properties=id,ref"))
                .hasSize(1);
    }

    @Test
    void tellsAnAnswerThatBreaksOffAndOneThatIsTooDeep() {
        assertThat(thrown(200, JSON, "[{\"id\":\"1\"", "products", "limit=1"))
                .hasMessageStartingWith("Dolibarr's answer breaks off after 10 characters");
        assertThat(thrown(200, JSON, "[".repeat(70) + "]".repeat(70), "products", "limit=1"))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageStartingWith("Dolibarr's answer is larger than any that it gives");
        assertThat(thrown(null, null, null, "products", null))
                .isInstanceOf(DolibarrUnavailable.class);
    }

    private com.fasterxml.jackson.databind.JsonNode read(String body) {
        return unit.read(200, JSON, body, "products", "limit=100");
    }

    private CaravaneException thrown(
            @Nullable Integer status,
            @Nullable String type,
            @Nullable String body,
            String path,
            @Nullable String query) {
        CaravaneException thrown =
                catchThrowableOfType(
                        CaravaneException.class, () -> unit.read(status, type, body, path, query));
        assertThat(thrown).as("%s", body).isNotNull();
        return thrown;
    }

    private static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }
}
