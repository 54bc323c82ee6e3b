package org.caravane.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code POST /sandbox/faults/NAME?value=VALUE} with the API key: switches a fault or a part of the
 * setup, or does what a person would do to one record.
 */
final class DolibarrSwitches implements HttpHandler {
    static final String PATH = "/sandbox/faults/";

    private final DolibarrFaults faults;
    private final DolibarrSetup setup;
    private final DolibarrDesk desk;
    private final String key;

    DolibarrSwitches(DolibarrFaults faults, DolibarrSetup setup, DolibarrDesk desk, String key) {
        this.faults = faults;
        this.setup = setup;
        this.desk = desk;
        this.key = key;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (!key.equals(exchange.getRequestHeaders().getFirst("DOLAPIKEY"))) {
                answer(exchange, 401, "Dolibarr's key is needed");
                return;
            }
            String name = exchange.getRequestURI().getPath().substring(PATH.length());
            String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            try {
                set(
                        name,
                        URLDecoder.decode(
                                query.replaceFirst("^value=", ""), StandardCharsets.UTF_8));
                answer(exchange, 200, "ok");
            } catch (RuntimeException refused) {
                answer(exchange, 400, String.valueOf(refused.getMessage()));
            }
        }
    }

    private void set(String name, String value) {
        if (!setup.set(name, value) && !desk.transaction(() -> desk.set(name, value))) {
            faults.set(name, value);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
