package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Dolibarr's webhook: what it brings, what it costs, and what it refuses. */
final class WebhookTest {
    private static final String SECRET = "planted-secret-0123456789abcdef";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final MBeanServer MBEANS = ManagementFactory.getPlatformMBeanServer();
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Logger CAMEL = (Logger) LoggerFactory.getLogger("org.apache.camel");

    private static Scene scene(int port) {
        return new Scene(
                true,
                Map.of(
                        "dolibarr.poll.period",
                        "600000",
                        "webhook.port",
                        Integer.toString(port),
                        "webhook.secret",
                        SECRET,
                        "webhook.delay",
                        "1"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpRequest post(int port, String secret, String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/hooks/dolibarr/%s".formatted(port, secret)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static int status(int port, String secret, String body) {
        try {
            return CLIENT.send(post(port, secret, body), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String event(String code, String field, Object id) {
        return "{\"triggercode\":\"%s\",\"object\":{\"%s\":%s,\"label\":\"<b>é</b>\"}}"
                .formatted(code, field, id);
    }

    private static long received(Runner process) {
        try {
            return process.context()
                    .getCamelContextExtension()
                    .getContextPlugin(ManagedCamelContext.class)
                    .getManagedRoute("webhook-receive", ManagedRouteMBean.class)
                    .getExchangesTotal();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the first poll is noted and delivered. */
    private static void settle(Runner process) {
        await().atMost(SOON)
                .until(
                        () ->
                                number(process, "select count(*) from watermark") > 0
                                        && number(process, "select count(*) from pause") == 0
                                        && number(process, "select count(*) from change") == 0);
    }

    private static long number(Runner process, String sql) {
        Long number = process.store().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    @Test
    void bringsAChangeLongBeforeThePoll() throws IOException {
        int port = freePort();
        try (Scene scene = scene(port)) {
            long id = scene.product("REF-1", "9.90", 3);
            try (Runner process = scene.process()) {
                await().atMost(SOON).until(() -> !scene.allInShop("REF-1").isEmpty());
                settle(process);
                assertThat(scene.inShop("REF-1").stockQuantity()).isEqualTo(3);

                long began = System.nanoTime();
                scene.setPrice(id, "12.00");
                assertThat(status(port, SECRET, event("PRODUCT_PRICE_MODIFY", "id", id)))
                        .isEqualTo(204);
                scene.dolibarr.moveStock(id, 1, 4);
                assertThat(
                                status(
                                        port,
                                        SECRET,
                                        event("STOCK_MOVEMENT", "product_id", "\"" + id + "\"")))
                        .isEqualTo(204);
                await().atMost(SOON)
                        .until(
                                () ->
                                        scene.inShop("REF-1").stockQuantity() == 7
                                                && scene.inShop("REF-1")
                                                        .fields()
                                                        .get("price")
                                                        .startsWith("10.0"));
                System.out.printf(
                        "Price and stock in the shop %d ms after they changed%n",
                        (System.nanoTime() - began) / 1_000_000);
            }
        }
    }

    @Test
    void endsCleanlyForAProductThatIsNotThere() throws IOException {
        int port = freePort();
        String where = "from verdict where source_key = '999999'";
        try (Scene scene = scene(port);
                Runner process = scene.process()) {
            // or Dolibarr would be suspected of hiding all that it has
            scene.product("REF-1", "9.90", 5);
            await().atMost(SOON).until(() -> scene.timesInShop().containsKey("REF-1"));
            settle(process);
            assertThat(status(port, SECRET, event("PRODUCT_MODIFY", "id", 999_999))).isEqualTo(204);
            await().atMost(SOON).until(() -> number(process, "select count(*) " + where) == 2);
            settle(process);
            assertThat(number(process, "select count(*) from dead_letter")).isZero();
            assertThat(
                            process.store()
                                    .queryForList("select distinct verdict " + where, String.class))
                    .containsExactly("hold");
        }
    }

    @Test
    void notesAFloodInAFewTransactions() throws IOException {
        int port = freePort();
        try (Scene scene = scene(port);
                Runner process = scene.process()) {
            settle(process);
            process.store()
                    .update(
                            "insert into pause(subject, reason, since) values ('shop/main', 'test', current_timestamp)");
            long began = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> answers =
                    IntStream.range(0, 2_000)
                            .mapToObj(i -> event("PRODUCT_MODIFY", "id", 1 + i % 40))
                            .map(body -> post(port, SECRET, body))
                            .map(r -> CLIENT.sendAsync(r, HttpResponse.BodyHandlers.ofString()))
                            .toList();
            assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(204));
            double seconds = (System.nanoTime() - began) / 1e9;
            // what is told last is noted last
            status(port, SECRET, event("PRODUCT_MODIFY", "id", 41));
            await().atMost(SOON).until(() -> number(process, "select count(*) from change") == 82);
            long times = number(process, "select max(gen) from change");
            System.out.printf(
                    "2000 posts in %.1f s about 40 products: 80 rows, noted %d times%n",
                    seconds, times);
            assertThat(times).isLessThanOrEqualTo((long) (2 + seconds));
        }
    }

    @Test
    void asksNothingOfTheStoreForAWrongSecret() throws IOException {
        int port = freePort();
        try (Scene scene = scene(port);
                Runner process = scene.process()) {
            settle(process);
            String event = event("PRODUCT_MODIFY", "id", 1);
            for (String wrong :
                    List.of(
                            "",
                            "x",
                            SECRET + "x",
                            SECRET.substring(1),
                            SECRET + "/",
                            "../dolibarr/" + SECRET + "/x")) {
                assertThat(status(port, wrong, event)).isEqualTo(404);
            }
            assertThat(statusOf("GET /hooks/dolibarr/" + SECRET, 0, port)).isEqualTo(404);
            assertThat(statusOf("POST /", 0, port)).isEqualTo(404);
            assertThat(received(process)).isZero();
            assertThat(status(port, SECRET, event)).isEqualTo(204);
            assertThat(received(process)).isEqualTo(1);
        }
    }

    @Test
    void readsNothingOfABodyThatIsRefused() throws IOException {
        int port = freePort();
        try (Scene scene = scene(port);
                Runner process = scene.process()) {
            // the body that is announced never comes: an answer means that nobody waits for it
            assertThat(statusOf("POST /hooks/dolibarr/wrong", 10_000_000, port)).isEqualTo(404);
            assertThat(statusOf("POST /hooks/dolibarr/" + SECRET, 10_000_000, port)).isEqualTo(413);
            assertThat(received(process)).isZero();
            assertThat(status(port, SECRET, event("X", "id", "\"" + "x".repeat(60_000) + "\"")))
                    .isEqualTo(204);
        }
    }

    @Test
    void hangsUpOnABodyThatDoesNotEnd() throws IOException {
        int port = freePort();
        try (Scene scene = scene(port);
                Runner process = scene.process();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ascii(
                            "POST /hooks/dolibarr/%s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    .formatted(SECRET)));
            byte[] chunk = ascii("1000\r\n" + "x".repeat(0x1000) + "\r\n");
            int sent = 0;
            try {
                while (sent < 100_000_000) {
                    out.write(chunk);
                    sent += chunk.length;
                }
            } catch (IOException hungUp) {
                assertThat(hungUp).hasMessageContaining("e");
            }
            System.out.println("Hung up after " + sent + " bytes");
            assertThat(sent).isLessThan(20_000_000);
            assertThat(received(process)).isZero();
        }
    }

    @Test
    void answersFourHundredAndComplainsOfNothing() throws IOException {
        int port = freePort();
        ListAppender<ILoggingEvent> log = listen(Level.INFO);
        try (Scene scene = scene(port);
                Runner process = scene.process()) {
            settle(process);
            for (String body :
                    List.of(
                            "",
                            "[",
                            "<html><body>",
                            "\0",
                            "{\"triggercode\":1,\"object\":{}}",
                            event("PRODUCT_MODIFY", "id", "1e9"),
                            event("STOCK_MOVEMENT", "id", 5),
                            event("PRODUCT_MODIFY", "id", "[".repeat(50_000)))) {
                assertThat(status(port, SECRET, body)).as(body).isEqualTo(400);
            }
            assertThat(status(port, SECRET, event("USER_LOGIN", "id", 1))).isEqualTo(204);
            assertThat(number(process, "select count(*) from change")).isZero();
            assertThat(log.list).noneMatch(e -> e.getLevel().isGreaterOrEqual(Level.WARN));
        } finally {
            forget(log);
        }
    }

    @Test
    void tellsItsSecretToNobody() throws Exception {
        int port = freePort();
        ListAppender<ILoggingEvent> log = listen(Level.DEBUG);
        try (Scene scene = scene(port);
                Runner process = scene.process()) {
            settle(process);
            status(port, SECRET, event("PRODUCT_MODIFY", "id", 1));
            status(port, SECRET, "<");
            status(port, SECRET, "x".repeat(100_000));
            status(port, SECRET + "x", "");
            assertThat(received(process)).isEqualTo(2);
            for (ObjectName bean : MBEANS.queryNames(null, null)) {
                assertThat(bean.toString()).doesNotContain(SECRET);
                if (bean.getDomain().equals("org.apache.camel")) {
                    for (MBeanAttributeInfo attribute : MBEANS.getMBeanInfo(bean).getAttributes()) {
                        assertThat(String.valueOf(value(bean, attribute.getName())))
                                .as(bean + " " + attribute.getName())
                                .doesNotContain(SECRET);
                    }
                }
            }
        } finally {
            forget(log);
        }
        assertThat(log.list).hasSizeGreaterThan(100);
        assertThat(log.list)
                .noneMatch(event -> event.getFormattedMessage().contains(SECRET))
                .noneMatch(
                        event ->
                                event.getThrowableProxy() != null
                                        && ThrowableProxyUtil.asString(event.getThrowableProxy())
                                                .contains(SECRET));
    }

    private static Object value(ObjectName bean, String attribute) throws Exception {
        try {
            return MBEANS.getAttribute(bean, attribute);
        } catch (RuntimeMBeanException | MBeanException | AttributeNotFoundException unavailable) {
            return unavailable;
        }
    }

    @Test
    void isNotThereWhereNoPortIsSet() {
        try (Scene scene = new Scene();
                Runner process = scene.process()) {
            assertThat(process.context().getRoutes())
                    .noneMatch(route -> route.getRouteId().startsWith("webhook"));
            assertThat(process.context().getComponentNames()).doesNotContain("platform-http");
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("vert.x"));
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Scene scene = scene(taken.getLocalPort());
                Runner process = new Runner(Optional.empty(), scene.settings())) {
            assertThatThrownBy(() -> process.start(false))
                    .hasStackTraceContaining(
                            "The port %d of webhook.port cannot be opened at 127.0.0.1"
                                    .formatted(taken.getLocalPort()));
        }
    }

    /** The status that is answered to a head alone. */
    private static int statusOf(String request, int announced, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            ascii(
                                    "%s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
                                            .formatted(request, announced)));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ListAppender<ILoggingEvent> listen(Level level) {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ROOT.addAppender(appender);
        ROOT.setLevel(level);
        CAMEL.setLevel(level);
        return appender;
    }

    private static void forget(ListAppender<ILoggingEvent> appender) {
        ROOT.detachAppender(appender);
        ROOT.setLevel(Level.INFO);
        CAMEL.setLevel(Level.WARN);
    }
}
