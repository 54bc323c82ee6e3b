package org.caravane.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a server as a proxy or a firewall does: hands requests on, or answers in its place.
 */
final class Between implements AutoCloseable {
    /** What it does with a request. */
    interface Rule {
        /** An answer in the server's place, or none. */
        Optional<Reply> before(Asked asked);

        /** An answer in place of the server's, or none. */
        default Optional<Reply> after(Asked asked) {
            return Optional.empty();
        }
    }

    /**
     * A request.
     *
     * @param address path and query as they came
     * @param headers one a line
     */
    record Asked(String method, String address, String headers, String body) {}

    /**
     * An answer.
     *
     * @param times how often the body is written
     */
    record Reply(int status, String type, String body, int times) {
        static Reply of(int status, String type, String body) {
            return new Reply(status, type, body, 1);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI target;
    private final Map<String, String> instead;

    Between(String target, Rule rule) {
        this(target, Map.of(), rule);
    }

    /**
     * @param instead headers that the server gets to see, whatever came
     */
    Between(String target, Map<String, String> instead, Rule rule) {
        this.instead = instead;
        this.target = URI.create(target);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, rule));
        server.start();
    }

    private void serve(HttpExchange exchange, Rule rule) throws IOException {
        try (exchange) {
            StringBuilder headers = new StringBuilder();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.append(name + ": " + values.get(0) + "\n"));
            Asked asked =
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers.toString(),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            Optional<Reply> reply = rule.before(asked);
            if (reply.isPresent()) {
                write(exchange, reply.get());
                return;
            }
            HttpResponse<byte[]> answer = handOn(exchange, asked);
            Optional<Reply> instead = rule.after(asked);
            if (instead.isPresent()) {
                write(exchange, instead.get());
                return;
            }
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!name.equalsIgnoreCase("content-length")
                                        && !name.equalsIgnoreCase("transfer-encoding")) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, Asked asked) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(asked.address()))
                        .method(asked.method(), HttpRequest.BodyPublishers.ofString(asked.body()));
        for (String name : new String[] {"Authorization", "DOLAPIKEY", "Content-Type", "Accept"}) {
            String value = instead.getOrDefault(name, exchange.getRequestHeaders().getFirst(name));
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        long length = (long) body.length * reply.times();
        exchange.sendResponseHeaders(
                reply.status(), length == 0 ? -1 : reply.times() > 1 ? 0 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < reply.times() && length > 0; i++) {
                out.write(body);
            }
        }
    }

    /** Where the server seems to be. */
    String url() {
        String path = target.getPath() == null ? "" : target.getPath();
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
