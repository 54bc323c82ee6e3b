package org.caravane.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A merchant who never rests: prices, texts, stocks, sales, and now and then a new product, in an
 * order that a seed decides.
 */
final class CrashChanges implements AutoCloseable {
    private static final int MOST_NEW = 120;
    private static final long EVERY_MILLIS = 25;
    private final Scene scene;
    private final Random random;
    private final List<Long> ids = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "crash-changes");
                        thread.setDaemon(true);
                        return thread;
                    });
    private int added;

    CrashChanges(Scene scene, long seed, int products) {
        this.scene = scene;
        this.random = new Random(seed);
        for (int i = 0; i < products; i++) {
            ids.add(
                    scene.product(
                            "REF-%03d".formatted(i),
                            "%d.%02d".formatted(1 + i / 3, i % 100),
                            1 + i));
        }
    }

    Future<?> start() {
        return timer.scheduleAtFixedRate(
                this::change, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    int changes() {
        return changes.get();
    }

    int products() {
        return ids.size();
    }

    private void change() {
        long id = ids.get(random.nextInt(ids.size()));
        int n = changes.incrementAndGet();
        int dice = random.nextInt(100);
        if (dice < 35) {
            scene.setPrice(id, "%d.%02d".formatted(1 + random.nextInt(200), random.nextInt(100)));
        } else if (dice < 55) {
            scene.dolibarr.changeProduct(
                    id,
                    Map.of("label", "Produit " + n, "note_public", "<p>Le <b>" + n + "</b></p>"));
        } else if (dice < 85) {
            scene.dolibarr.moveStock(id, 1 + random.nextInt(2), 1 + random.nextInt(9));
        } else if (dice < 95 || added >= MOST_NEW) {
            scene.dolibarr.changeProduct(id, Map.of("status", random.nextInt(3) > 0 ? "1" : "0"));
        } else {
            ids.add(scene.product("NEW-%03d".formatted(added++), "4.20", random.nextInt(50) + 1));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
