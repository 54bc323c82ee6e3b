package org.caravane.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One request at a time from the wire to the resources and back, with the faults asked for. */
final class PrestashopHandler implements HttpHandler {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final PrestashopSetup setup;
    private final PrestashopFaults faults;
    private final PrestashopRequests requests;
    private final PrestashopMishaps mishaps;
    private final PrestashopGate gate;
    private final PrestashopReads reads;
    private final PrestashopWrites writes;
    private final Object lock;
    private volatile SandboxCosts costs = SandboxCosts.NONE;

    PrestashopHandler(
            String url,
            PrestashopSandbox.Options options,
            PrestashopState state,
            PrestashopFaults faults,
            PrestashopSetup setup,
            PrestashopRequests requests,
            PrestashopMishaps mishaps,
            Object lock) {
        this.setup = setup;
        this.mishaps = mishaps;
        this.faults = faults;
        this.requests = requests;
        this.gate = new PrestashopGate(url, options, faults, setup);
        this.reads = new PrestashopReads(state, setup);
        this.writes = new PrestashopWrites(state, faults, setup);
        this.lock = lock;
    }

    void costs(SandboxCosts costs) {
        this.costs = costs;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant at = Instant.now();
        try (exchange) {
            String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            WebserviceQuery query = WebserviceQuery.parse(raw);
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/sandbox/")) {
                plain(exchange, fault(exchange, path, query));
                return;
            }
            String method = method(exchange, query);
            String resource = path.replaceFirst("^/api/?", "").split("/", -1)[0];
            requests.arrived(
                    new PrestashopSandbox.Arrival(
                            at, method, resource, raw, header(exchange, "User-Agent")));
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            faults.delay();
            costs.spend(objects(body, "<product>"), objects(body, "<stock_available>"));
            Optional<WebserviceReply> reply = answered(exchange, method, path, query, raw, body);
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    /** With the faults asked for; none when the connection is cut. */
    private Optional<WebserviceReply> answered(
            HttpExchange exchange,
            String method,
            String path,
            WebserviceQuery query,
            String raw,
            String body) {
        Optional<WebserviceReply> early = mishaps.before();
        if (early.isPresent()) {
            return early;
        }
        boolean write = !READS.contains(method);
        Supplier<WebserviceReply> work =
                () -> {
                    synchronized (lock) {
                        return answer(exchange, method, path, query, raw, body);
                    }
                };
        Optional<Optional<WebserviceReply>> abandoned = mishaps.abandoned(write, work);
        if (abandoned.isPresent()) {
            return abandoned.get();
        }
        WebserviceReply reply =
                faults.spoils()
                        .apply(
                                write,
                                path.replaceFirst("^/api/?", "").split("/", -1)[0],
                                work.get());
        if (!write || reply.status() >= 300) {
            return Optional.of(reply);
        }
        return mishaps.after(reply, query.json(), setup.warnsAfterwards());
    }

    private WebserviceReply answer(
            HttpExchange exchange,
            String method,
            String path,
            WebserviceQuery query,
            String raw,
            String body) {
        String[] parts = path.replaceFirst("^/api/?", "").split("/", -1);
        String resource = parts[0];
        String host = header(exchange, "Host");
        boolean json = query.json() || header(exchange, "Output-Format").equalsIgnoreCase("JSON");
        Optional<WebserviceReply> stopped =
                gate.stop(
                        host,
                        header(exchange, "Authorization"),
                        path.replaceFirst("^/api/?", ""),
                        query,
                        raw,
                        json);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        String base = "http://" + host;
        try {
            gate.checkKnown(method);
            if (resource.isEmpty()) {
                return json
                        ? WebserviceReply.empty(500)
                        : WebserviceReply.of(
                                200, WebserviceReply.XML, PrestashopSynopsis.root(base, setup));
            }
            WebserviceSchema schema = PrestashopSchemas.get(resource);
            gate.checkMethod(method, schema);
            String id = parts.length > 1 ? parts[1] : "";
            return switch (method) {
                case "GET", "HEAD" -> conditional(exchange, reads.read(schema, id, query, base));
                case "DELETE" -> writes.delete(schema, id, query.get("id"));
                default -> writes.write(method, schema, body, json, base);
            };
        } catch (WebserviceError error) {
            return PrestashopGate.error(error, json);
        } catch (IllegalArgumentException uncaught) {
            return WebserviceReply.empty(500);
        }
    }

    private WebserviceReply fault(HttpExchange exchange, String path, WebserviceQuery query) {
        if (!gate.owns(header(exchange, "Authorization"), query)) {
            return WebserviceReply.of(401, "text/plain", "the shop's key is needed\n");
        }
        try {
            String name = path.replaceFirst("^/sandbox/faults/", "");
            if (!setup.set(name, query.get("value"))) {
                faults.set(name, query.get("value"));
            }
            return WebserviceReply.of(200, "text/plain", "ok\n");
        } catch (IllegalArgumentException unknown) {
            return WebserviceReply.of(400, "text/plain", unknown.getMessage() + "\n");
        }
    }

    private static String method(HttpExchange exchange, WebserviceQuery query) {
        String method = exchange.getRequestMethod();
        return method.equals("POST") && query.has("ps_method") ? query.get("ps_method") : method;
    }

    private static WebserviceReply conditional(HttpExchange exchange, WebserviceReply reply) {
        boolean same = header(exchange, "Local-Content-Sha1").equals(sha1(reply.bytes()));
        return same ? WebserviceReply.empty(304) : reply;
    }

    private void send(HttpExchange exchange, WebserviceReply reply) throws IOException {
        byte[] bytes = reply.bytes();
        Headers headers = exchange.getResponseHeaders();
        reply.contentType().ifPresent(type -> headers.set("Content-Type", type));
        reply.headers().forEach(headers::set);
        if (reply.status() != 401 && reply.status() != 302 && reply.status() != 503) {
            headers.set("PSWS-Version", setup.version());
            headers.set("Execution-Time", "0.001");
            headers.set("Content-Sha1", sha1(reply.bytes()));
            headers.set("Set-Cookie", "PrestaShop-sandbox=opaque; path=/; HttpOnly; SameSite=Lax");
        }
        FaultyWire.send(exchange, faults, reply.status(), bytes);
    }

    /** Of the sandbox itself, which no fault strikes. */
    private static void plain(HttpExchange exchange, WebserviceReply reply) throws IOException {
        exchange.sendResponseHeaders(reply.status(), reply.bytes().length);
        exchange.getResponseBody().write(reply.bytes());
    }

    private static long objects(String body, String element) {
        long found = 0;
        for (int at = body.indexOf(element); at >= 0; at = body.indexOf(element, at + 1)) {
            found++;
        }
        return found;
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static String sha1(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
