package org.caravane.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** HTTP on 127.0.0.1 with daemon threads only; counts the requests. */
final class DolibarrServer implements AutoCloseable {
    private static final int WORKERS = 8;

    private final HttpServer http;
    private final ExecutorService workers;
    private final DolibarrFaults faults;
    private final DolibarrApi api;
    private final DolibarrMishaps mishaps;
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private volatile SandboxCosts costs = SandboxCosts.NONE;

    private DolibarrServer(
            HttpServer http,
            ExecutorService workers,
            DolibarrFaults faults,
            DolibarrApi api,
            DolibarrMishaps mishaps) {
        this.http = http;
        this.workers = workers;
        this.faults = faults;
        this.api = api;
        this.mishaps = mishaps;
    }

    static DolibarrServer start(
            int port,
            DolibarrFaults faults,
            DolibarrApi api,
            DolibarrSwitches switches,
            DolibarrMishaps mishaps) {
        // otherwise every answer on a kept connection waits for a delayed ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            ExecutorService workers = Executors.newFixedThreadPool(WORKERS, DolibarrServer::daemon);
            DolibarrServer server = new DolibarrServer(http, workers, faults, api, mishaps);
            http.setExecutor(workers);
            http.createContext(DolibarrRequest.BASE, server::handle);
            http.createContext(DolibarrSwitches.PATH, switches);
            // the dispatcher inherits being a daemon from the thread that starts it
            Thread starter = daemon(http::start);
            starter.start();
            starter.join();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + DolibarrRequest.BASE;
    }

    void costs(SandboxCosts costs) {
        this.costs = costs;
    }

    private static long shown(DolibarrRequest request, DolibarrAnswer answer) {
        boolean whole = request.first().equals("products") && !request.flag("ids_only");
        return whole ? answer.records() : 0;
    }

    long requests() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long requests(String firstSegment) {
        return requests.getOrDefault(firstSegment, new LongAdder()).sum();
    }

    void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        http.stop(0);
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sandbox-dolibarr");
        thread.setDaemon(true);
        return thread;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            DolibarrRequest request = DolibarrRequest.of(exchange);
            requests.computeIfAbsent(request.first(), any -> new LongAdder()).increment();
            faults.delay();
            Optional<DolibarrAnswer> early = mishaps.before(exchange);
            Optional<DolibarrAnswer> answer =
                    early.isPresent() ? early : mishaps.after(exchange, worked(request));
            if (answer.isPresent()) {
                mishaps.send(exchange, answer.get());
            }
        }
    }

    private DolibarrAnswer worked(DolibarrRequest request) throws IOException {
        DolibarrAnswer answer = answer(request);
        costs.spend(shown(request, answer), 0);
        return answer;
    }

    /** What Dolibarr has not foreseen is a PHP error: 500 and nothing. */
    private DolibarrAnswer answer(DolibarrRequest request) {
        try {
            return api.answer(request);
        } catch (RuntimeException e) {
            System.getLogger(DolibarrServer.class.getName())
                    .log(System.Logger.Level.WARNING, "The sandbox failed", e);
            return DolibarrAnswer.html(500, "");
        }
    }
}
