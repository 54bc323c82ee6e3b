package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.caravane.model.CaravaneException;
import org.caravane.model.FailureKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebserviceAnswersTest {
    private static final String XML = "text/xml;charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String GOOD = "<prestashop><products/></prestashop>";

    private final WebserviceAnswers unit = new WebserviceAnswers();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "PUT"})
    void letsAnAnswerInXmlPass(String method) {
        assertThatCode(() -> unit.require(method, 200, XML, GOOD)).doesNotThrowAnyException();
        assertThatCode(() -> unit.require(method, 201, "application/xml", GOOD))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|18|Invalid authentication key format|ENDPOINT|refuses the key",
                "401|20|Authentification key is not active|ENDPOINT|refuses the key",
                "401|21|No permission for this authentication key|ENDPOINT|refuses the key",
                "401|26|Resource of type \"orders\" is not allowed|ENDPOINT|\"orders\"",
                "405|25|Method POST is not allowed|ENDPOINT|does not allow POST",
                "405|101|Method POST is not allowed|ENDPOINT|does not allow POST",
                "405|23|Method OPTIONS is not valid|ENDPOINT|does not allow POST",
                "400|27|Resource of type \"x\" does not exists. Did you mean|ENDPOINT|Did you mean",
                "503|22|The PrestaShop webservice is disabled|ENDPOINT|switched off",
                "403|132|No permission for this key on this shop|ENDPOINT|no right on this shop",
                "500|999|This shop group doesn't have shops|ITEM|doesn't have shops",
                "404|131|This Product (21) does not exists on this shop|ITEM|not in the shop any more",
                "404|92|Invalid ID|ITEM|not in the shop any more",
                "404|87|Id(s) not exists: 99999|ITEM|99999",
                "400|91|id is forbidden|ITEM|id is forbidden",
                "400|90|id is required|ITEM|id is required",
                "400|89|id is duplicate|ITEM|id is duplicate",
                "400|41|parameter \"price\" required|ITEM|misses a value: parameter \"price\"",
                "400|93|parameter \"x\" not writable|ITEM|not writable",
                "400|85|Validation error|ITEM|does not accept a value",
                "400|84|Validation error|ITEM|does not accept a value",
                "400|86|unknown association|ITEM|unknown association",
                "500|127|XML error : String could not be parsed as XML|ITEM|could not be parsed",
                "500|32|You cannot filter|ITEM|cannot filter",
                "500|134|You cannot set 0|ITEM|cannot set 0",
                "500|15|Creation of dynamic property|DOUBT|error_reporting",
                "500|3|PHP Warning #2|DOUBT|error_reporting",
            })
    void tellsEveryErrorOfTheContractOnAWrite(
            int status, int code, String message, FailureKind kind, String words) {
        CaravaneException told = told("POST", status, XML, error(code, message));

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.getMessage()).contains(words);
        assertThat(told.maybeRunning()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,401,ENDPOINT",
        "PATCH,403,DOUBT",
        "GET,403,ENDPOINT",
        "PATCH,404,ENDPOINT",
        "GET,404,ENDPOINT",
        "POST,429,ENDPOINT",
        "POST,503,ENDPOINT",
        "POST,302,ENDPOINT",
        "GET,301,ENDPOINT",
        "POST,413,ITEM",
        "GET,414,ITEM",
        "POST,400,ITEM",
        "POST,500,DOUBT",
        "POST,502,DOUBT",
        "PUT,504,DOUBT",
        "PATCH,520,DOUBT",
        "POST,200,DOUBT",
        "GET,200,ENDPOINT",
        "GET,500,ENDPOINT",
        "GET,502,ENDPOINT",
    })
    void tellsAnswersThatAreNotTheWebservices(String method, int status, FailureKind kind) {
        assertThat(told(method, status, HTML, "<html>Oops</html>").kind()).isEqualTo(kind);
        assertThat(told(method, status, null, null).kind()).isEqualTo(kind);
    }

    @Test
    void tellsOnlyAGatewaysFailureToBeStillAtWork() {
        assertThat(told("POST", 504, HTML, "").maybeRunning()).isTrue();
        assertThat(told("POST", 502, HTML, "").maybeRunning()).isTrue();
        assertThat(told("POST", 500, HTML, "").maybeRunning()).isFalse();
        assertThat(told("POST", 200, HTML, "").maybeRunning()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"408", "499", "502", "504", "520", "521", "522", "523", "524"})
    void takesAWriteThatAProxyGaveUpOnToBeStillAtWork(int status) {
        assertThat(told("POST", status, HTML, "<html>").maybeRunning()).isTrue();
        assertThat(told("POST", status, HTML, "<html>").kind()).isEqualTo(FailureKind.DOUBT);
        assertThat(told("GET", status, HTML, "<html>").maybeRunning()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200,shop-unreadable",
        "403,shop-unreadable",
        "406,shop-unreadable",
        "500,shop-unreadable",
        "504,shop-unreadable",
        "401,shop-unavailable",
        "404,shop-unavailable",
        "429,shop-unavailable",
        "302,shop-unavailable",
        "503,shop-unavailable",
    })
    void tellsWhatAnotherQuestionMayNotMeet(int status, String code) {
        assertThat(told("GET", status, HTML, "<html>Oops</html>").code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<br /> <b>Deprecated</b>: x |The shop prints \"<br /> <b>Deprecated</b>: x\" before its XML: its PHP shows notices",
                "<script>a()</script>|The shop prints \"<script>a()</script>\" before its XML: a module, an override, debug mode or a cache",
                "here 1|The shop prints \"here 1\" before its XML: a module, an override",
            })
    void showsTheFirstWordsOfWhatIsPrintedBeforeTheDocument(String printed, String sentence) {
        String answer = printed + "\n<?xml version=\"1.0\"?>\n" + GOOD;

        assertThat(told("GET", 200, XML, answer)).hasMessageStartingWith(sentence);
        assertThat(told("GET", 200, XML, answer).code()).isEqualTo("shop-unreadable");
        assertThat(told("POST", 200, XML, answer).code())
                .as("beside the answer the work was done")
                .isEqualTo("shop-notice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><!-- <prestashop> --></html>",
                "<!-- <prestashop/> --><html/>",
                GOOD + "<!-- cached -->",
                GOOD + "bye",
                "<prestashop><products>",
                "<prestashops/>",
                "<rss><prestashop></prestashop></rss>",
                "",
                "prestashop"
            })
    void refusesWhatIsNotOneDocument(String answer) {
        assertThat(told("GET", 200, XML, answer).kind()).isEqualTo(FailureKind.ENDPOINT);
        assertThat(told("POST", 200, XML, answer).kind()).isEqualTo(FailureKind.DOUBT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " \t\r\n ", "\uFEFF", "\uFEFF\n"})
    void readsOverBlankSpaceBeforeTheDocumentAndTellsIt(String blank) {
        assertThat(unit.require("GET", 200, XML, blank + GOOD + "\n")).isEqualTo(GOOD);
        assertThat(unit.startsBlank(blank + GOOD)).isTrue();
        assertThat(unit.startsBlank(GOOD + "\n")).isFalse();
    }

    @Test
    void takesAProductWhoseTextSpeaksOfErrorsForAProduct() {
        String product =
                "<prestashop><product><description><![CDATA[<errors><error><code>15</code><message>x</message></error></errors>]]></description></product></prestashop>";

        assertThat(unit.require("POST", 201, XML, product)).isEqualTo(product);
    }

    @Test
    void looksForErrorsInNoTimeHoweverOftenOneBegins() {
        String endless = "<errors>" + "<error><code>1</code><message>".repeat(300_000);

        assertThat(told("POST", 500, XML, endless).kind()).isEqualTo(FailureKind.DOUBT);
    }

    @Test
    void namesWhatStandsBeforeTheWebservice() {
        assertThat(told("GET", 200, HTML, "<html>Down for maintenance</html>"))
                .hasMessage(
                        "The shop answered with text/html; charset=utf-8 instead of its"
                                + " Webservice's XML (<html>Down for maintenance</html>):"
                                + " a module, a proxy or a maintenance page"
                                + " stands before it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
                "<Error><Code>AccessDenied</Code></Error>",
                " ",
            })
    void takesNoOtherXmlForAnEmptyList(String body) {
        assertThat(told("GET", 200, "application/xhtml+xml", body))
                .isInstanceOf(ShopUnavailable.class);
        assertThat(told("POST", 200, "text/xml", body)).isInstanceOf(ShopDoubt.class);
    }

    @Test
    void findsTheReasonBehindTheWarningsOfXmlThatTheShopCannotParse() {
        CaravaneException told =
                told(
                        "POST",
                        500,
                        XML,
                        errors(
                                entry(3, "[PHP Warning #2] Premature end of data"),
                                entry(3, "[PHP Warning #2] <prestashop><product>"),
                                entry(127, "XML error : String could not be parsed as XML")));

        assertThat(told).isInstanceOf(ShopRefused.class);
        assertThat(told.code()).isEqualTo("shop-127");
    }

    @Test
    void takesTheFirstOfSeveralErrorsForTheRealOne() {
        CaravaneException told =
                told(
                        "GET",
                        500,
                        XML,
                        errors(
                                entry(35, "Unable to display this field"),
                                entry(3, "[PHP Warning #2] Trying to access array offset")));

        assertThat(told.getMessage()).contains("Unable to display this field");
    }

    @Test
    void doubtsAWriteThatWasAnsweredWithErrorsAndAGoodStatus() {
        assertThat(told("POST", 201, XML, error(15, "Creation of dynamic property")).kind())
                .isEqualTo(FailureKind.DOUBT);
    }

    @Test
    void pausesOnNoticesInsteadOfAList() {
        assertThat(told("GET", 500, XML, error(15, "deprecated")).kind())
                .isEqualTo(FailureKind.ENDPOINT);
    }

    @Test
    void unescapesMessagesOnce() {
        assertThat(
                        told(
                                "POST",
                                400,
                                XML,
                                error(
                                        85,
                                        "Validation error: &quot;Property"
                                                + " Product-&gt;price of R&amp;D &amp;lt;"
                                                + " l&#039;été is not valid&quot;")))
                .hasMessage(
                        "The shop does not accept a value: Validation error: \"Property"
                                + " Product->price of R&D &lt; l'été is not valid\"");
    }

    @Test
    void readsErrorsWithoutCdataToo() {
        assertThat(
                        told(
                                "POST",
                                400,
                                XML,
                                "<prestashop><errors><error><code>85</code>"
                                        + "<message>bad</message></error></errors></prestashop>"))
                .hasMessage("The shop does not accept a value: bad");
    }

    @Test
    void keepsSentencesAndAnswersShort() {
        String endless = "x".repeat(100_000);

        for (int code : new int[] {18, 26, 27, 41, 85, 92, 127, 999, 15}) {
            for (int status : new int[] {400, 401, 403, 404, 405, 500}) {
                CaravaneException told = told("POST", status, XML, error(code, endless));
                assertThat(told.getMessage()).hasSizeLessThan(600);
                assertThat(told.answer()).hasSizeLessThan(2100);
            }
        }
        assertThat(told("POST", 200, endless, endless).getMessage()).hasSizeLessThan(600);
        assertThat(told("POST", 500, HTML, endless).answer()).hasSizeLessThan(2100);
    }

    @Test
    void survivesCodesThatAreNoNumbersOfItsOwn() {
        assertThat(told("POST", 400, XML, error(Integer.MAX_VALUE, "bad")))
                .isInstanceOf(ShopRefused.class);
        assertThat(
                        told(
                                "POST",
                                400,
                                XML,
                                "<errors><error><code>99999999999</code><message>bad</message>"
                                        + "</error></errors>"))
                .isInstanceOf(ShopRefused.class);
        assertThat(told("POST", 400, XML, "<errors><error><code>x</code></errors>"))
                .isInstanceOf(ShopRefused.class);
    }

    private CaravaneException told(
            String method, int status, @Nullable String type, @Nullable String body) {
        Throwable thrown = catchThrowable(() -> unit.require(method, status, type, body));
        assertThat(thrown).isInstanceOf(CaravaneException.class);
        return (CaravaneException) thrown;
    }

    private static String error(int code, String message) {
        return errors(entry(code, message));
    }

    private static String errors(String... entries) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<prestashop>\n<errors>\n"
                + String.join("\n", entries)
                + "\n</errors>\n</prestashop>\n";
    }

    private static String entry(int code, String message) {
        return "<error>\n<code><![CDATA[%d]]></code>\n<message><![CDATA[%s]]></message>\n</error>"
                .formatted(code, message);
    }
}
