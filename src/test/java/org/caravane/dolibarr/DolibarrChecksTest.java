package org.caravane.dolibarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.junit.jupiter.api.Test;

final class DolibarrChecksTest {
    private final DolibarrChecks unit = new DolibarrChecks();

    @Test
    void tellsACertificateFromASilentServer() {
        Failure tls =
                failure(
                        "unreachable",
                        "Dolibarr cannot be reached: SSLHandshakeException PKIX path building failed");
        assertThat(unit.refused(null, null, "https://erp", tls).get(0).remedy())
                .startsWith("install a certificate on Dolibarr's server");
    }

    @Test
    void countsAListThatBreaksAsWrongAndOneThatOnlyTheCheckReadsAsUnknown() {
        Failure empty =
                failure(
                        "dolibarr-unavailable",
                        "Dolibarr failed without a word (500): see the log");
        assertThat(unit.failed("read products", 500, empty))
                .containsExactly(
                        CheckLine.wrong(
                                "Dolibarr",
                                "read products",
                                "Dolibarr failed without a word (500)",
                                "see the log"));
        assertThat(unit.failed("currency", 403, empty)).isEmpty();
    }

    @Test
    void takesA401ForAMissingRightBecauseTheKeyWasAcceptedBefore() {
        Failure refused = failure("dolibarr-unavailable", "Dolibarr refuses the API user (401)");
        CheckLine line = unit.failed("warehouses", 401, refused).get(0);
        assertThat(line.state()).isEqualTo(State.WRONG);
        assertThat(line.remedy()).startsWith("give the API user the right 'Read stocks'");
    }

    @Test
    void tellsALineThatBrokeOff() {
        Failure cut = failure("unreachable", "Dolibarr did not answer: SocketTimeoutException");
        assertThat(unit.failed("orders", null, cut))
                .containsExactly(
                        CheckLine.wrong(
                                "Dolibarr",
                                "orders",
                                "Dolibarr did not answer: SocketTimeoutException",
                                "check dolibarr.url, that the server runs, and that no firewall is in between"));
    }

    @Test
    void seesLevelsThatAreThereWithoutAPrice() {
        var use = unit.use(json("[{'multiprices':{'1':'2.0','2':null}},{'multiprices':[]}]"));
        assertThat(use.products()).isEqualTo(2);
        assertThat(use.levels()).hasToString("{1=1, 2=0}");
    }

    /** {@code !=} is taken for {@code =} by 15.0.3. */
    @Test
    void asksForRatesUntilThereIsNoOther() {
        RatesInUse rates = unit.found(unit.noRates(), json("[{'tva_tx':'20.0000'}]"));
        assertThat(rates.ofLatest())
                .isEqualTo("%28t.tosell%3A%3D%3A1%29%20and%20%28t.tva_tx%3A%3D%3A20%29");
        rates = unit.counted(rates, 7);
        assertThat(rates.others())
                .isEqualTo("%28t.tosell%3A%3D%3A1%29%20and%20%28t.tva_tx%3A%3C%3E%3A20%29");
        rates = unit.found(rates, json("[]"));
        assertThat(rates.over()).isTrue();
        assertThat(rates.products())
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(java.util.Map.of(new BigDecimal("20"), 7)));
    }

    @Test
    void endsWhenDolibarrGivesARateAgainOrTooMany() {
        RatesInUse rates = unit.counted(unit.found(unit.noRates(), rate("20")), 1);
        assertThat(unit.found(rates, rate("20.00")).over()).isTrue();
        for (int i = 0; i < 19; i++) {
            rates = unit.counted(unit.found(rates, rate("1." + (10 + i))), 1);
            assertThat(rates.over()).isFalse();
        }
        assertThat(unit.found(rates, rate("19.6")).over()).isTrue();
    }

    private static JsonNode rate(String rate) {
        return json("[{'tva_tx':'%s'}]".formatted(rate));
    }

    private static Failure failure(String code, String sentence) {
        return new Failure(FailureKind.SOURCE, code, sentence, "", false);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
