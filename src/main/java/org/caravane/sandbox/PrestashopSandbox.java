package org.caravane.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A PrestaShop 8.2.1 to try things on: its Webservice as recorded, on 127.0.0.1, with products and
 * stock that can be written and the resources that a client reads to know the shop.
 */
public final class PrestashopSandbox implements AutoCloseable {

    static {
        // without it every answer waits for the client's delayed acknowledgement
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /**
     * How the shop is started.
     *
     * @param port 0 for any free one
     * @param key the Webservice key, 32 characters
     * @param stateFile where the shop survives its process
     * @param patch false: like 1.7, without PATCH
     */
    public record Options(int port, String key, Optional<Path> stateFile, boolean patch) {}

    /**
     * A product as stored: fields by name, texts by {@code name/language}; the stock of the row
     * without combination, with the shop that row belongs to (0: lost).
     */
    public record ShopProduct(
            long id,
            Map<String, String> fields,
            List<Long> categories,
            long stockQuantity,
            long stockId,
            long stockShop) {}

    /**
     * A request as its headers came in, whatever became of it.
     *
     * @param query as sent, not decoded
     * @param agent its User-Agent: whose request it was
     */
    public record Arrival(Instant at, String method, String resource, String query, String agent) {}

    private final Object lock = new Object();
    private final PrestashopFaults faults = new PrestashopFaults();
    private final PrestashopSetup setup;
    private final PrestashopRequests requests = new PrestashopRequests();
    private final PrestashopState state;
    private final PrestashopMerchant merchant;
    private final PrestashopHandler handler;
    private final HttpServer server;
    private final ExecutorService threads;
    private final PrestashopMishaps mishaps;

    private PrestashopSandbox(Options options) throws IOException {
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
        this.setup = new PrestashopSetup(options.patch());
        this.state = new PrestashopState(options.stateFile());
        this.merchant = new PrestashopMerchant(state);
        this.threads =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "prestashop-sandbox");
                            thread.setDaemon(true);
                            return thread;
                        });
        this.mishaps = new PrestashopMishaps(faults, url());
        server.setExecutor(threads);
        this.handler =
                new PrestashopHandler(
                        url(), options, state, faults, setup, requests, mishaps, lock);
        server.createContext("/", handler);
    }

    public static PrestashopSandbox start(Options options) {
        try {
            PrestashopSandbox sandbox = new PrestashopSandbox(options);
            sandbox.server.start();
            return sandbox;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<ShopProduct> products() {
        synchronized (lock) {
            return merchant.products();
        }
    }

    /** A merchant's product made in the back office: visible, in the home category, at 20 %. */
    public long addProduct(Map<String, String> fields) {
        synchronized (lock) {
            return merchant.add(fields);
        }
    }

    /** Gives a product a combination with its stock row; answers the combination's id. */
    public long addCombination(long product, long quantity) {
        synchronized (lock) {
            return merchant.addCombination(product, quantity);
        }
    }

    public void edit(long product, Map<String, String> fields) {
        synchronized (lock) {
            merchant.edit(product, fields);
        }
    }

    /** Where the warehouse keeps what a stock row counts. */
    public void place(long stockRow, String place) {
        synchronized (lock) {
            state.row(PrestashopState.STOCKS, stockRow)
                    .ifPresent(
                            row ->
                                    state.put(
                                            PrestashopState.STOCKS,
                                            row.with(Map.of("location", place))));
            state.commit();
        }
    }

    /** The price that a customer of the shop's country sees, {@code 12.00}. */
    public String shownPrice(long product) {
        synchronized (lock) {
            return new PrestashopPrices(state)
                    .shown(state.row(PrestashopState.PRODUCTS, product).orElseThrow());
        }
    }

    /** Sets a value of the shop's configuration, {@code PS_PRICE_ROUND_MODE}. */
    public void configure(String name, String value) {
        synchronized (lock) {
            merchant.configure(name, value);
        }
    }

    /**
     * Adds a row to one of the tables that the Webservice only reads: {@code taxes}, {@code
     * tax_rule_groups}, {@code tax_rules}. Answers its id.
     */
    public long addRow(String resource, Map<String, String> fields) {
        synchronized (lock) {
            return merchant.addRow(resource, fields);
        }
    }

    /** Changes a row of such a table, as the precision of currency 1. */
    public void editRow(String resource, long id, Map<String, String> fields) {
        synchronized (lock) {
            merchant.editRow(resource, id, fields);
        }
    }

    public void remove(long product) {
        synchronized (lock) {
            new PrestashopProducts(state, faults).remove(product);
        }
    }

    /**
     * A backup of products and stock. Running what is returned restores it, as a shop is restored:
     * what was made since is gone, and its ids are given again.
     */
    public Runnable backup() {
        synchronized (lock) {
            Runnable restore = state.backup();
            return () -> {
                synchronized (lock) {
                    restore.run();
                }
            };
        }
    }

    public PrestashopFaults faults() {
        return faults;
    }

    /** From now on answers take as long as that. */
    public void costs(SandboxCosts costs) {
        handler.costs(costs);
    }

    /** How many rows of a resource have something. */
    public long count(String resource, Predicate<UnaryOperator<String>> wanted) {
        synchronized (lock) {
            return state.rows(resource).stream().filter(row -> wanted.test(row::get)).count();
        }
    }

    public PrestashopSetup setup() {
        return setup;
    }

    /** How many came in: "read" (GET, HEAD) or "write". */
    public long requests(String kind) {
        return requests.of(kind);
    }

    public long requests(String method, String resource) {
        return requests.of(method + " " + resource);
    }

    /** Tells of each request as it arrives, before anything is done with it. */
    public void watch(Consumer<Arrival> watcher) {
        requests.watch(watcher);
    }

    public void forgetRequests() {
        requests.forget();
    }

    @Override
    public void close() {
        mishaps.close();
        server.stop(0);
        threads.shutdownNow();
        synchronized (lock) {
            state.close();
        }
    }
}
