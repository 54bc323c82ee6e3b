package org.caravane.ops;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Whatever stands where a system should be: one answer to everything. */
final class TinyServer implements AutoCloseable {
    private final HttpServer http;

    /**
     * @param headers of the answer, told the server's own address
     */
    TinyServer(int status, Function<String, Map<String, String>> headers, String body) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        headers.apply(url()).forEach(exchange.getResponseHeaders()::set);
                        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                        if (bytes.length > 0) {
                            exchange.getResponseBody().write(bytes);
                        }
                    }
                });
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
