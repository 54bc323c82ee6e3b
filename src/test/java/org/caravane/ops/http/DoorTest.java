package org.caravane.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.caravane.failure.Failures;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What camel-http makes of servers that mean it badly, through the door. */
final class DoorTest {
    private static final int MB = 1024 * 1024;
    private static final Limits LIMITS =
            new Limits(2, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1), 2);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        camel.getRegistry()
                .bind("door", new Door("endpoint", b -> {}, LIMITS, Authorities.trusted("")));
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    @Test
    void refusesABodyThatIsAnnouncedAsTooLargeWithoutReadingIt() throws IOException {
        try (RawServer server = body("Content-Length: " + 200L * MB, 200)) {
            assertTooLarge(failure("GET", server), FailureKind.ENDPOINT);
            await().untilAsserted(() -> assertThat(server.cut()).isEqualTo(1));
            assertThat(server.written()).isLessThan(20L * MB);
        }
    }

    @Test
    void stopsReadingABodyOfUnknownLength() throws IOException {
        try (RawServer server = body("Connection: close", 200)) {
            assertTooLarge(failure("GET", server), FailureKind.ENDPOINT);
            await().untilAsserted(() -> assertThat(server.cut()).isEqualTo(1));
            assertThat(server.written()).isLessThan(20L * MB);
        }
    }

    @Test
    void stopsReadingAChunkedBody() throws IOException {
        byte[] chunk =
                ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
        try (RawServer server =
                new RawServer(
                        out -> {
                            head(out, "Transfer-Encoding: chunked");
                            for (int i = 0; i < 3200; i++) {
                                out.write(chunk);
                            }
                        })) {
            assertTooLarge(failure("GET", server), FailureKind.ENDPOINT);
            await().untilAsserted(() -> assertThat(server.cut()).isEqualTo(1));
            assertThat(server.written()).isLessThan(20L * MB);
        }
    }

    @Test
    void boundsWhatComesOutOfACompressedBody() throws IOException {
        byte[] bomb = zipped(200);
        assertThat(bomb.length).isLessThan(MB);
        try (RawServer server = fixed("Content-Encoding: gzip", bomb)) {
            assertTooLarge(failure("GET", server), FailureKind.ENDPOINT);
        }
    }

    @Test
    void decompressesOneLayerAndRefusesMore() throws IOException {
        try (RawServer server = fixed("Content-Encoding: gzip", zipped(1))) {
            assertThat(get(server)).hasSize(MB);
        }
        for (String encoding :
                new String[] {"gzip, gzip", "notgzip", "br", "gzip\r\nContent-Encoding: gzip"}) {
            try (RawServer server = fixed("Content-Encoding: " + encoding, zipped(1))) {
                assertThat(failure("GET", server).sentence())
                        .as(encoding)
                        .startsWith(
                                "The shop compresses its answer in a way that nobody asked for");
            }
        }
    }

    @Test
    void readsWhatIsAsLargeAsItMayBe() throws IOException {
        try (RawServer server = body("Content-Length: " + 2 * MB, 2)) {
            assertThat(get(server)).hasSize(2 * MB);
        }
    }

    @Test
    void endsARequestWhoseAnswerDrips() throws IOException {
        try (RawServer server = dripping()) {
            Failure failure = failure("GET", server);

            assertThat(failure.kind()).isEqualTo(FailureKind.ENDPOINT);
            assertThat(failure.code()).isEqualTo("shop-unreadable");
            assertThat(failure.sentence())
                    .startsWith("The shop did not finish its answer within 1 s");
            await().untilAsserted(() -> assertThat(server.cut()).isEqualTo(1));
        }
    }

    @Test
    void endsARequestWhoseHeadersDrip() throws IOException {
        try (RawServer server =
                new RawServer(
                        out -> {
                            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8));
                            drip(out);
                        })) {
            assertThat(failure("GET", server).sentence())
                    .startsWith("The shop did not finish its answer within 1 s");
        }
    }

    @Test
    void endsARequestThatIsOnlyEverPutOff() throws IOException {
        try (RawServer server =
                new RawServer(
                        out -> {
                            while (true) {
                                out.write(
                                        "HTTP/1.1 103 Early Hints\r\n\r\n"
                                                .getBytes(StandardCharsets.UTF_8));
                                Thread.sleep(20);
                            }
                        })) {
            assertThat(failure("GET", server).sentence())
                    .startsWith("The shop did not finish its answer within 1 s");
        }
    }

    @Test
    void doubtsAWriteThatWasCutOffAndThatMayStillBeAtWork() throws IOException {
        try (RawServer slow = dripping();
                RawServer large = body("Connection: close", 200)) {
            for (RawServer server : new RawServer[] {slow, large}) {
                Failure failure = failure("POST", server);

                assertThat(failure.kind()).isEqualTo(FailureKind.DOUBT);
                assertThat(failure.maybeRunning()).isTrue();
                assertThat(failure.code()).isEqualTo("shop-doubt");
            }
        }
    }

    @Test
    void refusesAFloodOfHeaders() throws IOException {
        byte[] header = ("X: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.UTF_8);
        try (RawServer many =
                        new RawServer(
                                out -> {
                                    out.write(
                                            "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
                                    for (int i = 0; i < 200_000; i++) {
                                        out.write(header);
                                    }
                                });
                RawServer longOne =
                        new RawServer(
                                out -> {
                                    out.write(
                                            "HTTP/1.1 200 OK\r\nX: "
                                                    .getBytes(StandardCharsets.UTF_8));
                                    for (int i = 0; i < 200; i++) {
                                        out.write("x".repeat(MB).getBytes(StandardCharsets.UTF_8));
                                    }
                                })) {
            for (RawServer server : new RawServer[] {many, longOne}) {
                assertThat(failure("GET", server).kind()).isEqualTo(FailureKind.ENDPOINT);
                await().untilAsserted(() -> assertThat(server.cut()).isEqualTo(1));
                assertThat(server.written()).isLessThan(20L * MB);
            }
        }
    }

    @Test
    void keepsItsConnectionForTheNextRequestAfterAGoodAnswer() throws IOException {
        try (RawServer server =
                new RawServer(
                        out -> {
                            // a second answer in advance: it is read when the connection is kept
                            for (String body : new String[] {"one", "two"}) {
                                head(out, "Content-Length: 3");
                                out.write(body.getBytes(StandardCharsets.UTF_8));
                            }
                            Thread.sleep(5_000);
                        })) {
            assertThat(get(server)).isEqualTo("one");
            assertThat(get(server)).isEqualTo("two");
        }
    }

    private String get(RawServer server) {
        return template.request(
                        uri(server), e -> e.getMessage().setHeader(Exchange.HTTP_METHOD, "GET"))
                .getMessage()
                .getBody(String.class);
    }

    private Failure failure(String method, RawServer server) {
        Throwable thrown =
                catchThrowable(
                        () -> {
                            Exchange exchange =
                                    template.request(
                                            uri(server),
                                            e -> {
                                                e.getMessage()
                                                        .setHeader(Exchange.HTTP_METHOD, method);
                                                e.getMessage()
                                                        .setBody(
                                                                method.equals("POST")
                                                                        ? "<a/>"
                                                                        : null);
                                            });
                            if (exchange.getException() != null) {
                                throw exchange.getException();
                            }
                            exchange.getMessage().getBody(String.class);
                        });
        assertThat(thrown).isNotNull();
        return new Failures().of(thrown, "endpoint", method.equals("POST"));
    }

    private static String uri(RawServer server) {
        return server.url()
                + "/api?httpClientConfigurer=#door&throwExceptionOnFailure=false&responseTimeout=5000";
    }

    private static void assertTooLarge(Failure failure, FailureKind kind) {
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo("shop-unreadable");
        assertThat(failure.sentence()).startsWith("The shop answers with more than 2 MB");
    }

    private static RawServer body(String header, int megabytes) throws IOException {
        byte[] megabyte = "x".repeat(MB).getBytes(StandardCharsets.UTF_8);
        return new RawServer(
                out -> {
                    head(out, header);
                    for (int i = 0; i < megabytes; i++) {
                        out.write(megabyte);
                    }
                });
    }

    private static RawServer fixed(String header, byte[] body) throws IOException {
        return new RawServer(
                out -> {
                    head(out, header + "\r\nContent-Length: " + body.length);
                    out.write(body);
                });
    }

    private static RawServer dripping() throws IOException {
        return new RawServer(
                out -> {
                    head(out, "Connection: close");
                    drip(out);
                });
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write('x');
            Thread.sleep(20);
        }
    }

    private static void head(OutputStream out, String headers) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n" + headers + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zipped(int megabytes) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        byte[] megabyte = new byte[MB];
        try (OutputStream out = new GZIPOutputStream(zip)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
        }
        return zip.toByteArray();
    }
}
