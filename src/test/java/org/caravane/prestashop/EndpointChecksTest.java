package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.junit.jupiter.api.Test;

/** Answers that the sandbox does not give; the others are in CheckFindsTest. */
final class EndpointChecksTest {
    private static final String SUBJECT = "endpoint main";
    private final EndpointChecks unit = new EndpointChecks();
    private final ShopChecks shops = new ShopChecks();

    @Test
    void tellsACertificateFromASilentServer() {
        Failure tls =
                failure(
                        "unreachable",
                        "The shop cannot be reached: SSLPeerUnverifiedException Certificate doesn't match");
        assertThat(unit.refused(SUBJECT, "https://shop", null, null, "", tls).get(0).remedy())
                .startsWith("install a certificate on the shop's server");
    }

    @Test
    void tellsAKeyThatIsNotForTheShop() {
        CheckLine key =
                unit.refused(
                                SUBJECT,
                                "https://shop",
                                403,
                                null,
                                "<errors><error><code><![CDATA[132]]></code></error></errors>",
                                failure("shop-unavailable", "The shop's key has no right"))
                        .get(1);
        assertThat(key)
                .isEqualTo(
                        CheckLine.wrong(
                                SUBJECT,
                                "key",
                                "The shop's key has no right",
                                "tick the shop in Advanced Parameters > Webservice > the key"));
    }

    @Test
    void tellsARedirectThatDoesNotSayWhere() {
        Failure redirect = failure("shop-unavailable", "The shop redirects (302)");
        for (String location : List.of("", "/login", "::no address::")) {
            assertThat(unit.refused(SUBJECT, "https://shop", 302, location, "", redirect).get(0))
                    .isEqualTo(
                            CheckLine.wrong(
                                    SUBJECT,
                                    "url",
                                    "https://shop is redirected (302)",
                                    "set endpoint.main.url to the shop's exact domain and port"));
        }
    }

    @Test
    void tellsAServerThatIsOverloaded() {
        Failure busy =
                failure(
                        "shop-unavailable",
                        "The shop's server is overloaded or in maintenance (503)");
        CheckLine line = unit.refused(SUBJECT, "https://shop", 503, null, "", busy).get(0);
        assertThat(line.check()).isEqualTo("url");
        assertThat(line.state()).isEqualTo(State.WRONG);
    }

    @Test
    void countsWhatOnlyTheCheckReadsAsUnknownWhenItBreaks() {
        Failure notice = failure("shop-unavailable", "The shop failed without saying why: look");
        assertThat(unit.failed("shop main", "category", 500, notice).state())
                .isEqualTo(State.CANNOT_TELL);
        assertThat(unit.failed(SUBJECT, "languages", 500, notice).state()).isEqualTo(State.WRONG);
        Failure cut = failure("unreachable", "The shop did not answer: SocketTimeoutException");
        assertThat(unit.failed(SUBJECT, "languages", null, cut).remedy())
                .startsWith("check the URL");
    }

    @Test
    void wantsBothResourcesPatchedOrBothPut() {
        JsonNode root =
                Xml.read(
                        """
                        <prestashop><api>
                          <products get="true" post="true" put="false" patch="true"/>
                          <stock_availables get="true" put="true" patch="false"/>
                        </api></prestashop>""");
        assertThat(unit.permissions(SUBJECT, root))
                .contains(
                        CheckLine.ok(SUBJECT, "products", "GET, POST, PATCH"),
                        CheckLine.wrong(
                                SUBJECT,
                                "stock_availables",
                                "the key may not PATCH",
                                "tick PATCH of stock_availables in Advanced Parameters > Webservice > the key"));
        assertThatThrownBy(() -> Capabilities.read(root)).isInstanceOf(ShopUnavailable.class);
    }

    @Test
    void tellsCurrenciesThatAreNotTheSame() {
        JsonNode configurations =
                Xml.read(
                        "<prestashop><configurations><configuration><id>1</id><name>PS_CURRENCY_DEFAULT</name><value>1</value></configuration></configurations></prestashop>");
        JsonNode currencies =
                Xml.read(
                        "<prestashop><currencies><currency><id>1</id><iso_code>EUR</iso_code></currency></currencies></prestashop>");
        assertThat(shops.currency(SUBJECT, configurations, currencies, "CHF"))
                .containsExactly(
                        CheckLine.wrong(
                                SUBJECT,
                                "currency",
                                "the shop's default is EUR, Dolibarr's is CHF, and prices are sent as numbers",
                                "make them the same in International > Localization > Currencies"));
        assertThat(shops.currency(SUBJECT, configurations, Xml.read("<prestashop/>"), "EUR"))
                .extracting(CheckLine::state)
                .containsExactly(State.CANNOT_TELL);
    }

    private static Failure failure(String code, String sentence) {
        return new Failure(FailureKind.ENDPOINT, code, sentence, "", false);
    }
}
