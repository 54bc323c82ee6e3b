package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caravane.sandbox.PrestashopSandbox.Arrival;
import org.caravane.store.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No minute that a shop sees has more requests than allowed, whoever sent them. */
final class RequestLimitTest {
    private static final int LIMIT = 60;
    private static final Duration SOON = Duration.ofSeconds(90);
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

    @TempDir private Path folder;

    @Test
    void isNotExceededByTheProcessThatTakesOverFromAKilledOne()
            throws IOException, InterruptedException {
        killedInTheMiddle(Duration.ofSeconds(20));
    }

    @Test
    @Tag("nightly")
    void isNotExceededInAnyMinuteOfThree() throws IOException, InterruptedException {
        killedInTheMiddle(Duration.ofSeconds(180));
    }

    private void killedInTheMiddle(Duration watched) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try (EmbeddedPostgres postgres = Postgres.start();
                ManyShops many = new ManyShops(1, settings(postgres))) {
            try {
                many.scene.shop.watch(arrivals::add);
                for (int i = 0; i < 400; i++) {
                    many.scene.product("REF-%03d".formatted(i), "9.90", 1);
                }
                processes.add(many.child(folder, "first.log"));
                processes.add(many.child(folder, "second.log"));
                await().atMost(SOON).until(() -> arrivals.size() > LIMIT / 2);

                String owner =
                        many.store().queryForObject("select owner from endpoint", String.class);
                processes.stream()
                        .filter(p -> owner.startsWith(p.pid() + "-"))
                        .forEach(Process::destroyForcibly);
                int before = arrivals.size();
                Instant killed = Instant.now();
                await().atMost(SOON)
                        .until(
                                () ->
                                        arrivals.size() > before + 1
                                                && !owner.equals(
                                                        many.store()
                                                                .queryForObject(
                                                                        "select owner from endpoint",
                                                                        String.class)));
                await().atMost(watched.plusSeconds(60))
                        .until(() -> Instant.now().isAfter(killed.plus(watched)));

                System.out.printf(
                        "%d requests, %d of them before the kill, at most %d in a minute (limit %d)%n",
                        arrivals.size(), before, most(), LIMIT);
                assertThat(most()).isLessThanOrEqualTo(LIMIT);
                assertThat(arrivals.size()).isGreaterThan(before + 1);
            } finally {
                processes.forEach(Process::destroyForcibly);
            }
        }
    }

    /** The most arrivals in any sixty seconds. */
    private int most() {
        List<Instant> times = arrivals.stream().map(Arrival::at).sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (!times.get(to).isBefore(times.get(from).plusSeconds(60))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>(Postgres.store(postgres));
        settings.put("endpoint.requests-per-minute", Integer.toString(LIMIT));
        settings.put("endpoint.lease-seconds", "3");
        settings.put("product.batch", "2");
        return settings;
    }
}
