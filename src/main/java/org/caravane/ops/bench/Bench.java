package org.caravane.ops.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The phases of a bench, one after the other, each measured from outside Caravane. */
final class Bench {
    private static final long LOOK_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int THOUSAND = 1000;
    private static final int STOCK_CHANGES = 100;

    /** The raw rate is the same for any number: its documents need not fill the memory. */
    private static final int RAW_AT_MOST = 5000;

    private static final int WARM_UP = 400;

    private final int products;
    private final ServersProcess servers;
    private final CaravaneProcess caravane;
    private final JdbcTemplate store;

    Bench(int products, ServersProcess servers, CaravaneProcess caravane, JdbcTemplate store) {
        this.products = products;
        this.servers = servers;
        this.caravane = caravane;
        this.store = store;
    }

    /** The rate of the raw client; its server is warmed up first, as a shop is that runs. */
    static double raw(ServersProcess servers, int products)
            throws IOException, InterruptedException {
        new RawClient(servers.url("warm"), BenchServers.KEY).perSecond(WARM_UP);
        return new RawClient(servers.url("raw"), BenchServers.KEY)
                .perSecond(Math.min(products, RAW_AT_MOST));
    }

    BenchResult run(double rawPerSecond) throws IOException, InterruptedException {
        say("%.1f products/s by the raw client".formatted(rawPerSecond));
        Marks marks = load();
        double requests = stats().path("requests").asDouble();
        double perSecond = products / marks.seconds();
        say("%.1f products/s by Caravane".formatted(perSecond));
        inStep();
        long changed = Math.min(products, THOUSAND);
        long changedRequests = requestsOf(() -> change(changed));
        long stockRequests = requestsOf(this::moveStock);
        long unchanged = requestsOf(this::reconcile);
        return new BenchResult(
                products,
                perSecond,
                rawPerSecond,
                perSecond / rawPerSecond,
                100 * requests / products,
                100.0 * changedRequests / changed,
                STOCK_CHANGES,
                stockRequests,
                unchanged,
                caravane.peakResidentMiB(),
                marks.perSecond(0, Math.min(THOUSAND, products)),
                products < 2 * THOUSAND ? -1 : marks.perSecond(THOUSAND, 2 * THOUSAND),
                marks.perSecond(Math.max(0, products - THOUSAND), products),
                marks.stockSeconds());
    }

    /** From the first request to the shop until it has every product and every stock. */
    private Marks load() throws IOException, InterruptedException {
        until(() -> stats().path("requests").asLong() > 0);
        Marks marks = new Marks();
        until(
                () -> {
                    JsonNode stats = stats();
                    marks.look(stats.path("products").asLong(), stats.path("stocked").asLong());
                    return stats.path("products").asLong() >= products / 2;
                });
        // somebody sells, in the middle of the load, what the shop has already
        servers.tell("stocks 1 100000");
        marks.stockMoved();
        until(
                () -> {
                    JsonNode stats = stats();
                    marks.look(stats.path("products").asLong(), stats.path("stocked").asLong());
                    if (marks.awaitsStock()
                            && servers.tell("count stock_availables quantity 10000")
                                            .path("n")
                                            .asLong()
                                    == 1) {
                        marks.stockArrived();
                    }
                    return stats.path("products").asLong() == products
                            && stats.path("stocked").asLong() == products
                            && !marks.awaitsStock();
                });
        return marks;
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private long requestsOf(Work work) throws IOException, InterruptedException {
        long before = stats().path("requests").asLong();
        work.run();
        inStep();
        return stats().path("requests").asLong() - before;
    }

    private void change(long n) throws IOException, InterruptedException {
        servers.tell("prices %d 7777.77".formatted(n));
        until(() -> servers.tell("count products price 7777.77").path("n").asLong() == n);
    }

    private void moveStock() throws IOException, InterruptedException {
        servers.tell("stocks %d 200000".formatted(STOCK_CHANGES));
        until(
                () ->
                        servers.tell("count stock_availables quantity 2000").path("n").asLong()
                                        + servers.tell("count stock_availables quantity 3000")
                                                .path("n")
                                                .asLong()
                                == STOCK_CHANGES);
    }

    private void reconcile() throws IOException, InterruptedException {
        store.update("update source set reconciled_at = null");
        until(
                () -> {
                    Long done =
                            store.queryForObject(
                                    "select count(*) from source where reconciled_at is not null",
                                    Long.class);
                    return done != null && done > 0;
                });
    }

    /** Until nothing is left to do. */
    private void inStep() throws IOException, InterruptedException {
        until(
                () -> {
                    Long left = store.queryForObject("select count(*) from change", Long.class);
                    return left != null && left == 0;
                });
    }

    private JsonNode stats() throws IOException {
        return servers.tell("stats");
    }

    private void until(Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            caravane.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new BenchFailed(
                        "The bench is not done after " + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
