package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caravane.sandbox.DolibarrSandbox;

/**
 * A merchant at work: every few seconds a price, a stock, a name or the sale of a product changes.
 */
final class DemoChanges implements AutoCloseable {
    private static final int SECONDS = 4;
    private final DolibarrSandbox dolibarr;
    private final Random random = new Random();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "demo-changes");
                        thread.setDaemon(true);
                        return thread;
                    });

    DemoChanges(Sandboxes sandboxes) {
        this.dolibarr = sandboxes.dolibarr();
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::change, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void change() {
        List<String> refs = dolibarr.refs();
        String ref = refs.get(random.nextInt(refs.size()));
        JsonNode product = dolibarr.product(ref).orElseThrow();
        long id = product.path("id").asLong();
        switch (random.nextInt(4)) {
            case 0 -> {
                String price = "%d.90".formatted(5 + random.nextInt(60));
                boolean withTax = product.path("price_base_type").asText().equals("TTC");
                say(ref, "costs %s %s tax now".formatted(price, withTax ? "with" : "without"));
                dolibarr.changeProduct(
                        id,
                        Map.of(
                                withTax ? "multiprices_ttc" : "multiprices",
                                Map.of("1", price, "2", price, "3", price)));
            }
            case 1 -> {
                boolean sale = random.nextInt(4) > 0;
                say(ref, sale ? "is on sale" : "is off sale");
                dolibarr.changeProduct(id, Map.of("status", sale ? "1" : "0"));
            }
            default -> {
                int pieces = random.nextInt(9) - 4;
                say(ref, "moved by " + pieces + " pieces");
                dolibarr.moveStock(id, 1, pieces);
            }
        }
    }

    private static void say(String ref, String what) {
        System.err.println("Dolibarr: " + ref + " " + what);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
