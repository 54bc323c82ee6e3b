package org.caravane.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.caravane.failure.Failures;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.caravane.ops.CannotStart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client believes over TLS. */
final class AuthoritiesTest {
    private static final Limits LIMITS =
            new Limits(2, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(9), 2);
    private static final String NAMES = "san=dns:localhost,ip:127.0.0.1";

    @TempDir private static Path folder;
    private static Keys own;

    @BeforeAll
    static void makeKeys() throws Exception {
        own = Keys.make(folder, "own", "-ext", NAMES);
    }

    @Test
    void refusesACertificateThatNobodyKnownHasSigned() throws Exception {
        Failure failure = failure(own, "");

        assertThat(failure.kind()).isEqualTo(FailureKind.ENDPOINT);
        assertThat(failure.maybeRunning()).isFalse();
        assertThat(failure.sentence())
                .startsWith("The shop cannot be trusted: nobody known has signed its certificate")
                .contains("http.trusted-ca");
    }

    @Test
    void believesAnAuthorityOfTheFileOverAndAboveThoseOfTheJdk() throws Exception {
        Keys other = Keys.make(folder, "other");
        Path both =
                Files.writeString(
                        folder.resolve("both.pem"),
                        Files.readString(other.pem()) + Files.readString(own.pem()));

        assertThat(get(own, both.toString())).isEqualTo("hello");
        assertThat(issuers(both.toString())).isEqualTo(issuers("") + 2);
        assertThat(issuers("")).isGreaterThan(50);
    }

    @Test
    void believesWhatAnAuthorityOfTheFileHasSigned() throws Exception {
        Keys ca = Keys.make(folder, "ca");
        Keys server = ca.signs(folder, "server", "-ext", NAMES);

        assertThat(get(server, ca.pem().toString())).isEqualTo("hello");
        assertThat(failure(server, own.pem().toString()).sentence()).contains("http.trusted-ca");
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        Keys foreign = Keys.make(folder, "foreign", "-ext", "san=dns:other.example.com");

        assertThat(failure(foreign, foreign.pem().toString()).sentence())
                .startsWith("The shop cannot be trusted: its certificate is for another name");
    }

    @Test
    void refusesACertificateThatHasExpired() throws Exception {
        Keys ca = Keys.make(folder, "old-ca");
        Keys old = ca.signs(folder, "old", "-ext", NAMES, "-startdate", "-10d", "-validity", "5");

        assertThat(failure(old, ca.pem().toString()).sentence())
                .startsWith("The shop cannot be trusted: its certificate has expired");
    }

    @Test
    void saysWhichFileCannotBeReadOrHoldsNoCertificate() throws Exception {
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "not a certificate");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> Authorities.trusted(folder.resolve("missing.pem").toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("http.trusted-ca names ")
                .hasMessageContaining("missing.pem, which cannot be read: correct the path");
        for (Path file : new Path[] {garbage, empty, own.store()}) {
            assertThatThrownBy(() -> Authorities.trusted(file.toString()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(file + ", which holds no certificate");
        }
    }

    private static int issuers(String file) throws Exception {
        int issuers = 0;
        for (TrustManager manager : Authorities.managers(file)) {
            issuers += ((X509TrustManager) manager).getAcceptedIssuers().length;
        }
        return issuers;
    }

    private static String get(Keys keys, String trusted) throws Exception {
        Exchange exchange = exchange(keys, trusted);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(String.class);
    }

    private static Failure failure(Keys keys, String trusted) throws Exception {
        Exchange exchange = exchange(keys, trusted);
        assertThat(exchange.getException()).isNotNull();
        return new Failures().of(exchange.getException(), "endpoint", true);
    }

    private static Exchange exchange(Keys keys, String trusted) throws Exception {
        HttpsServer server = keys.serve();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry()
                    .bind(
                            "door",
                            new Door("endpoint", b -> {}, LIMITS, Authorities.trusted(trusted)));
            camel.start();
            return camel.createProducerTemplate()
                    .request(
                            "https://127.0.0.1:%d/api?httpClientConfigurer=#door"
                                    .formatted(server.getAddress().getPort()),
                            e -> {});
        } finally {
            server.stop(0);
        }
    }
}
