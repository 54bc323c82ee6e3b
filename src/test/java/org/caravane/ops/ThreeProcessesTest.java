package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Growing means more processes: thirty shops that take their time, and one process, then three,
 * each with the same ceiling of workers.
 */
@Tag("measured")
final class ThreeProcessesTest {
    private static final int SHOPS = 30;
    private static final int PRODUCTS = 200;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir private Path folder;
    private int products;

    @Test
    void deliverAtLeastTwoAndAHalfTimesWhatOneDoes() throws IOException {
        List<Process> processes = new ArrayList<>();
        try (EmbeddedPostgres postgres = Postgres.start();
                ManyShops many = new ManyShops(SHOPS, settings(postgres))) {
            try {
                many.latency(Duration.ofMillis(100));
                processes.add(many.child(folder, "1.log"));
                double one = measured(many, List.of((long) SHOPS));
                processes.add(many.child(folder, "2.log"));
                processes.add(many.child(folder, "3.log"));
                double three = measured(many, List.of(10L, 10L, 10L));

                System.out.printf(
                        "%d shops of %d products: one process %.0f products/s, three %.0f products/s, %.2f times%n",
                        SHOPS, PRODUCTS, one, three, three / one);
                assertThat(three / one).isGreaterThanOrEqualTo(2.5);
                assertThat(many.differences(products)).isEmpty();
            } finally {
                processes.forEach(Process::destroyForcibly);
            }
        }
    }

    /**
     * Products that reach the shops in a second, once the processes are warm, and once a tenth has
     * arrived: how a poll falls between the products that are being made is no matter of delivery.
     */
    private double measured(ManyShops many, List<Long> shares) {
        await().atMost(LONG).ignoreExceptions().until(() -> many.shares().equals(shares));
        load(many, PRODUCTS / 4);
        return load(many, PRODUCTS);
    }

    private double load(ManyShops many, int n) {
        long before = linked(many);
        for (int i = 0; i < n; i++) {
            products++;
            many.scene.product("REF-%04d".formatted(products), "%d.50".formatted(products), 1);
        }
        long all = (long) n * SHOPS;
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> linked(many) >= before + all / 10);
        long began = linked(many);
        long first = System.nanoTime();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> linked(many) == before + all);
        double seconds = (System.nanoTime() - first) / 1e9;
        long delivered = before + all - began;
        await().atMost(LONG).until(() -> many.waiting() == 0);
        System.out.printf("%d products in %.1f s%n", delivered, seconds);
        return delivered / seconds;
    }

    private static long linked(ManyShops many) {
        Long n =
                many.store()
                        .queryForObject(
                                "select count(*) from link where entity = 'product'", Long.class);
        return n == null ? 0 : n;
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>(Postgres.store(postgres));
        settings.put("delivery.workers", "2");
        // as shipped, and not as a scene has them that is in a hurry
        settings.put("delivery.period", "250");
        settings.put("dolibarr.poll.period", "5000");
        // a load that is over is not noted again with the next
        settings.put("dolibarr.poll.overlap", "1");
        settings.put("settings.period", "5000");
        settings.put("endpoint.own.period", "2000");
        settings.put("endpoint.lease-seconds", "5");
        settings.put("endpoint.requests-per-minute", "100000");
        return settings;
    }
}
