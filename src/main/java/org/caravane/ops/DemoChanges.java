package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.caravane.sandbox.DolibarrSandbox;

/**
 * A merchant at work: every few seconds a price, a stock, a name or the sale of a product changes.
 */
final class DemoChanges implements AutoCloseable {
    private final DolibarrSandbox dolibarr;
    private final Duration every;
    private final Consumer<String> tell;
    private final Random random;
    private int changes;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "demo-changes");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param every how long the merchant rests between two changes
     * @param tell what he did, in a sentence
     */
    DemoChanges(Sandboxes sandboxes, Duration every, Random random, Consumer<String> tell) {
        this.dolibarr = sandboxes.dolibarr();
        this.every = every;
        this.random = random;
        this.tell = tell;
    }

    void start() {
        var unused =
                timer.scheduleWithFixedDelay(
                        this::change, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void change() {
        changes++;
        List<String> refs = dolibarr.refs();
        String ref = refs.get(random.nextInt(refs.size()));
        JsonNode product = dolibarr.product(ref).orElseThrow();
        long id = product.path("id").asLong();
        switch (random.nextInt(5)) {
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
            case 2 -> {
                String label =
                        product.path("label").asText().replaceFirst(" no\\. \\d+$", "")
                                + " no. "
                                + changes;
                say(ref, "is called " + label);
                dolibarr.changeProduct(id, Map.of("label", label));
            }
            default -> {
                int pieces = (1 + random.nextInt(4)) * (random.nextBoolean() ? 1 : -1);
                say(ref, "moved by " + pieces + " pieces");
                dolibarr.moveStock(id, 1, pieces);
            }
        }
    }

    private void say(String ref, String what) {
        tell.accept("Dolibarr: " + ref + " " + what);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
