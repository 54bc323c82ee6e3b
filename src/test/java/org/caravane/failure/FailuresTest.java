package org.caravane.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.caravane.dolibarr.DolibarrRefused;
import org.caravane.dolibarr.DolibarrUnavailable;
import org.caravane.dolibarr.MissingRight;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.caravane.ops.CannotStart;
import org.caravane.prestashop.ShopDoubt;
import org.caravane.prestashop.ShopRefused;
import org.caravane.prestashop.ShopUnavailable;
import org.caravane.prestashop.WebserviceXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private final Failures unit = new Failures();

    /** Exception, what it means while a shop is written, read, and while Dolibarr is read. */
    static Stream<Arguments> network() {
        return Stream.of(
                never(new ConnectException("Connection refused")),
                never(new HttpHostConnectException("Connect to shop:80 failed")),
                never(new UnknownHostException("shop.example.com")),
                never(new NoRouteToHostException("No route to host")),
                never(new ConnectTimeoutException("Connect timed out")),
                never(new ConnectionRequestTimeoutException("Timeout waiting for connection")),
                untrusted(new SSLHandshakeException("Received fatal alert")),
                untrusted(new SSLPeerUnverifiedException("Certificate doesn't match")),
                maybe(new SocketTimeoutException("Read timed out")),
                maybe(new SocketException("Connection reset")),
                maybe(new NoHttpResponseException("shop:80 failed to respond")),
                maybe(new ConnectionClosedException("Premature end of message body")),
                maybe(new SSLException("Connection reset")),
                maybe(new IOException("Broken pipe")));
    }

    private static Arguments never(IOException exception) {
        return arguments(exception, FailureKind.ENDPOINT, "unreachable", "cannot be reached");
    }

    private static Arguments untrusted(IOException exception) {
        return arguments(exception, FailureKind.ENDPOINT, "unreachable", "cannot be trusted: ");
    }

    private static Arguments maybe(IOException exception) {
        return arguments(exception, FailureKind.DOUBT, "shop-doubt", "did not answer");
    }

    @ParameterizedTest
    @MethodSource("network")
    void doubtsAWriteOnlyWhenItMayHaveLeft(
            IOException exception, FailureKind kind, String code, String words) {
        Failure failure = unit.of(wrapped(exception), "endpoint", true);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).startsWith("The shop " + words);
        assertThat(failure.maybeRunning()).isEqualTo(kind == FailureKind.DOUBT);
    }

    @ParameterizedTest
    @MethodSource("network")
    void pausesWhoCannotBeRead(IOException exception, FailureKind kind, String code, String words) {
        Failure shop = unit.of(wrapped(exception), "endpoint", false);
        Failure source = unit.of(wrapped(exception), "source", false);

        assertThat(shop.kind()).isEqualTo(FailureKind.ENDPOINT);
        assertThat(shop.maybeRunning()).isFalse();
        assertThat(source.kind()).isEqualTo(FailureKind.SOURCE);
        assertThat(source.code())
                .isEqualTo(kind == FailureKind.DOUBT ? "dolibarr-unreadable" : "unreachable");
        assertThat(source.sentence()).startsWith("Dolibarr " + words);
    }

    /** Every exception of ours says itself what it means. */
    static Stream<Arguments> ours() {
        return Stream.of(
                arguments(new ShopRefused("bad", 85, "<a/>"), FailureKind.ITEM, "shop-85"),
                arguments(new ShopDoubt("unclear", "", true), FailureKind.DOUBT, "shop-doubt"),
                arguments(new ShopUnavailable("closed"), FailureKind.ENDPOINT, "shop-unavailable"),
                arguments(new DolibarrRefused("no"), FailureKind.ITEM, "dolibarr-refused"),
                arguments(
                        new DolibarrUnavailable("off"), FailureKind.SOURCE, "dolibarr-unavailable"),
                arguments(new MissingRight("no stock"), FailureKind.SOURCE, "missing-right"),
                arguments(new StaleClaim("taken"), FailureKind.STALE, "refused"),
                arguments(new CannotStart("unset"), FailureKind.ITEM, "refused"));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void believesOurOwnExceptions(Exception exception, FailureKind kind, String code) {
        Failure failure = unit.of(wrapped(exception), "endpoint", true);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).isEqualTo(exception.getMessage());
    }

    @Test
    void passesTheShopsAnswerOn() {
        assertThat(unit.of(new ShopRefused("bad", 85, "<a/>"), "endpoint", true).answer())
                .isEqualTo("<a/>");
        assertThat(unit.of(new ShopDoubt("bad", "<b/>", true), "endpoint", true).maybeRunning())
                .isTrue();
    }

    @Test
    void doubtsAWriteWhoseAnswerCannotBeReadAndAsksAtOnce() {
        for (JacksonException malformed : new JacksonException[] {badJson(), badXml()}) {
            Failure failure = unit.of(wrapped(malformed), "endpoint", true);

            assertThat(failure.kind()).isEqualTo(FailureKind.DOUBT);
            assertThat(failure.maybeRunning()).isFalse();
            assertThat(failure.sentence())
                    .startsWith("The shop answered with something that cannot be read: ");
        }
    }

    @Test
    void pausesWhoseAnswersCannotBeRead() {
        assertThat(unit.of(wrapped(badXml()), "endpoint", false).kind())
                .isEqualTo(FailureKind.ENDPOINT);
        assertThat(unit.of(wrapped(badJson()), "source", false).kind())
                .isEqualTo(FailureKind.SOURCE);
    }

    @Test
    void saysWhatIsWrongWithACertificate() {
        assertThat(sentence(new CertificateExpiredException("NotAfter: yesterday")))
                .startsWith(
                        "The shop cannot be trusted: its certificate has expired: renew it there (");
        assertThat(sentence(new CertPathBuilderException("unable to find valid path")))
                .contains("http.trusted-ca");
    }

    private String sentence(Exception cause) {
        IOException handshake = new SSLHandshakeException("PKIX path validation failed");
        handshake.initCause(cause);
        return unit.of(wrapped(handshake), "endpoint", true).sentence();
    }

    @Test
    void saysOfAnAnswerThatIsCutOffWhatToRaise() {
        var large = new AnswerCutOff(AnswerCutOff.Why.TOO_LARGE, "source", false, 16);
        var slow = new AnswerCutOff(AnswerCutOff.Why.TOO_SLOW, "endpoint", true, 120);

        assertThat(unit.of(wrapped(large), "source", false))
                .isEqualTo(
                        new Failure(
                                FailureKind.SOURCE,
                                "dolibarr-unreadable",
                                "Dolibarr answers with more than 16 MB: the rest is not read. If so much is right, raise http.max-body-mb and the heap",
                                "",
                                false));
        Failure write = unit.of(wrapped(slow), "endpoint", true);
        assertThat(write.kind()).isEqualTo(FailureKind.DOUBT);
        assertThat(write.maybeRunning()).isTrue();
        assertThat(write.sentence())
                .startsWith("The shop did not finish its answer within 120 s")
                .contains("http.request-timeout");
    }

    @Test
    void leavesSecretsAndLineEndsOutOfWhatItTells() {
        Failures discreet = new Failures(text -> text.replace("KEY", "***"));

        Failure failure =
                discreet.of(new ShopRefused("bad\nKEY\u001B[31m", 85, "<a>KEY\n</a>"), "", true);

        assertThat(failure.sentence()).isEqualTo("bad *** [31m");
        assertThat(failure.answer()).isEqualTo("<a>***\n</a>");
    }

    @Test
    void releasesRowsWhenTheStoreFails() {
        Failure failure =
                unit.of(
                        new IllegalStateException(wrapped(new SQLException("deadlock"))),
                        "endpoint",
                        true);

        assertThat(failure.kind()).isEqualTo(FailureKind.STALE);
        assertThat(failure.code()).isEqualTo("store");
        assertThat(failure.sentence()).isEqualTo("The store failed: deadlock");
    }

    @Test
    void takesItsOwnDefectsForADoubtAndAsksForAReport() {
        Failure failure = unit.of(wrapped(new NullPointerException("variable is null")), "", false);

        assertThat(failure.kind()).isEqualTo(FailureKind.DOUBT);
        assertThat(failure.code()).isEqualTo("internal");
        assertThat(failure.sentence()).contains("Please report this");
        assertThat(unit.of(new StackOverflowError(), "", false).sentence())
                .contains("StackOverflowError");
    }

    private static Exception wrapped(Exception exception) {
        return new IllegalStateException("Exchange failed", exception);
    }

    private static JacksonException badJson() {
        return failing(new ObjectMapper(), "<html>");
    }

    private static JacksonException badXml() {
        return failing(WebserviceXml.mapper(), "<prestashop><product>");
    }

    private static JacksonException failing(ObjectMapper mapper, String text) {
        return catchThrowableOfType(JacksonException.class, () -> mapper.readTree(text));
    }
}
