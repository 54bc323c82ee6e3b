package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.caravane.sandbox.PrestashopSandbox;
import org.caravane.sandbox.SandboxFaults;
import org.caravane.store.StoreSetup;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes that are killed, overlap and stand still while everything changes and the servers are
 * sick, by a schedule that a seed decides; afterwards everything is asked for.
 */
final class CrashRun {
    private static final int PRODUCTS = 500;
    private static final int LEASE_SECONDS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SHOP_FAULTS =
            List.of(
                    "429",
                    "302",
                    "500-before",
                    "500-after",
                    "deadlock",
                    "notice",
                    "lost-answer",
                    "late-commit",
                    "html-200",
                    "html-502",
                    "truncated",
                    "cut-body");
    private static final List<String> DOLIBARR_FAULTS =
            List.of(
                    "500-before",
                    "lost-answer",
                    "html-200",
                    "html-202",
                    "truncated",
                    "cut-body",
                    "revoked",
                    "empty-lists");

    private final long seed;
    private final int kills;
    private final Path folder;
    private final String storeUrl;
    private final boolean overlap;
    private final Random random;
    private final Scene scene;
    private final List<PrestashopSandbox.Arrival> arrivals = new ArrayList<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final Deque<Process> alive = new ArrayDeque<>();
    private final Map<String, Integer> modes = new TreeMap<>();
    private final List<Integer> moments = new ArrayList<>();
    private final JdbcTemplate store;
    private int started;

    /**
     * @param overlap whether several processes may live at once, which a store that one of them
     *     holds cannot bear
     */
    CrashRun(
            long seed, int kills, Path folder, Map<String, String> storeSettings, boolean overlap) {
        this.seed = seed;
        this.kills = kills;
        this.folder = folder;
        this.overlap = overlap;
        this.random = new Random(seed);
        this.storeUrl = storeSettings.getOrDefault("store.url", "");
        scene = new Scene(true, storeSettings);
        scene.set("shop.main.update-labels", "true");
        scene.set("delivery.attempts", "8");
        scene.set("endpoint.requests-per-minute", "60000");
        scene.set("delivery.doubt-window", "3");
        scene.set("endpoint.lease-seconds", Integer.toString(LEASE_SECONDS));
        scene.set("endpoint.own.period", "300");
        scene.set("http.response-timeout", "5000");
        store =
                new JdbcTemplate(
                        new DriverManagerDataSource(
                                storeUrl,
                                storeSettings.getOrDefault("store.user", "sa"),
                                storeSettings.getOrDefault("store.password", "")));
    }

    void run() throws Exception {
        long began = System.nanoTime();
        System.out.printf(
                "Crash test: -Dcrash.seed=%d, %d kills, log in %s%n", seed, kills, folder);
        try (scene;
                CrashChanges changes = new CrashChanges(scene, seed, PRODUCTS)) {
            scene.shop.watch(this::arrived);
            CrashLedger ledger = overlap ? ledger() : null;
            alive.add(start());
            Future<?> merchant = changes.start();
            for (int kill = 0; kill < kills; kill++) {
                // half of it with whole products and rows, as a key without PATCH wants them
                scene.shop.setup().patch(kill % 2 == 0);
                step();
            }
            changes.close();
            // tells what stopped the merchant before his time
            if (merchant.isDone() && !merchant.isCancelled()) {
                merchant.get();
            }
            scene.shop.faults().calm();
            scene.dolibarr.faults().calm();
            System.out.printf(
                    "%d kills %s at shop writes %s%n%d changes, %d products, %d shop requests, %d of them writes; struck: shop %s, Dolibarr %s; %.0f s%n",
                    kills,
                    modes,
                    moments,
                    changes.changes(),
                    changes.products(),
                    arrivalsSoFar().size(),
                    writes.get(),
                    scene.shop.faults().struck(),
                    scene.dolibarr.faults().struck(),
                    (System.nanoTime() - began) / 1e9);
            // some are killed before they write, and the more while they do
            assertThat(new HashSet<>(moments)).hasSizeGreaterThan(kills / 3);
            awaitEqual();
            for (Process process : alive) {
                process.destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
            if (ledger != null) {
                var watched = arrivalsSoFar();
                System.out.printf(
                        "%d takeovers, %d requests held against the lease's history%n",
                        ledger.takeovers(), watched.size());
                assertThat(ledger.violations()).as("store changes by who did not own").isEmpty();
                assertThat(ledger.unowned(watched)).as("requests by who did not own").isEmpty();
                assertThat(ledger.takeovers()).isGreaterThanOrEqualTo(kills / 3);
            }
            System.out.printf("Crash test over after %.0f s%n", (System.nanoTime() - began) / 1e9);
        } finally {
            alive.forEach(Process::destroyForcibly);
        }
    }

    /** Set up before any process is there, so that nothing escapes it. */
    private CrashLedger ledger() {
        new StoreSetup(store.getDataSource()).prepare(List.of("main"));
        return new CrashLedger(store);
    }

    private synchronized void arrived(PrestashopSandbox.Arrival arrival) {
        if (arrival.agent().startsWith("Caravane/")) {
            arrivals.add(arrival);
            if (!arrival.method().equals("GET")) {
                writes.incrementAndGet();
            }
        }
    }

    private synchronized List<PrestashopSandbox.Arrival> arrivalsSoFar() {
        return List.copyOf(arrivals);
    }

    /** One kill, under new faults. */
    private void step() throws Exception {
        sicken(scene.shop.faults(), SHOP_FAULTS, 3);
        sicken(scene.dolibarr.faults(), DOLIBARR_FAULTS, 1);
        int dice = random.nextInt(100);
        if (!overlap || dice < 60) {
            mode("alone");
            moment();
            kill(alive.removeFirst());
            if (alive.isEmpty()) {
                alive.add(start());
            }
        } else if (dice < 80) {
            mode("beside another");
            Process other = start();
            moment();
            kill(alive.removeFirst());
            alive.add(other);
        } else {
            mode("after standing still");
            moment();
            standStill();
        }
    }

    /**
     * The owner sleeps past its lease, another takes over, the sleeper wakes, and one is killed.
     */
    private void standStill() throws Exception {
        Process sleeper = alive.removeFirst();
        signal("STOP", sleeper);
        long fence = fence();
        if (alive.isEmpty()) {
            alive.add(start());
        }
        await().atMost(PATIENCE).until(() -> fence() > fence || !owns(sleeper));
        await().atMost(PATIENCE).until(() -> !owns(sleeper));
        signal("CONT", sleeper);
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1500));
        if (random.nextBoolean()) {
            kill(sleeper);
        } else {
            alive.add(sleeper);
            kill(alive.removeFirst());
        }
    }

    /** A random moment: soon after a start, or in the middle of writing. */
    private void moment() throws InterruptedException {
        if (random.nextInt(4) == 0) {
            TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(4000));
            return;
        }
        int before = writes.get();
        int more = 1 + random.nextInt(40);
        int instant = random.nextInt(60);
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (writes.get() - before < more && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        TimeUnit.MILLISECONDS.sleep(instant);
    }

    private void mode(String mode) {
        modes.merge(mode, 1, Integer::sum);
    }

    private void kill(Process process) throws InterruptedException {
        moments.add(writes.get());
        process.destroyForcibly().waitFor();
    }

    private void sicken(SandboxFaults faults, List<String> names, int most) {
        faults.calm();
        faults.seed(random.nextLong());
        faults.set("late-by", Integer.toString(300 + random.nextInt(1200)));
        faults.set("retry-after", "1");
        faults.set("latency", Integer.toString(random.nextInt(15)));
        faults.set("jitter", Integer.toString(1 + random.nextInt(20)));
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            faults.chance(
                    names.get(random.nextInt(names.size())), 0.01 + 0.06 * random.nextDouble());
        }
    }

    private void awaitEqual() {
        BothSides sides = BothSides.of(scene);
        await().atMost(Duration.ofSeconds(150))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> {
                            assertThat(sides.compare().differences()).isEmpty();
                            assertThat(stored("select * from change")).isEmpty();
                            assertThat(stored("select * from pause")).isEmpty();
                        });
        assertThat(stored("select source_ref, sentence from dead_letter where closed_at is null"))
                .isEmpty();
        BothSides.Report report = sides.compare();
        System.out.printf(
                "Both sides: %d products, %d fields compared, no difference%n",
                report.compared(), report.fields());
        assertThat(report.compared()).isGreaterThanOrEqualTo(PRODUCTS);
        assertThat(scene.timesInShop()).allSatisfy((ref, n) -> assertThat(n).isEqualTo(1));
    }

    private List<Map<String, Object>> stored(String sql) {
        return store.queryForList(sql);
    }

    private long fence() {
        Long fence =
                store.queryForObject("select fence from endpoint where name = 'main'", Long.class);
        return fence == null ? 0 : fence;
    }

    private boolean owns(Process process) {
        return !stored("select 1 from endpoint where owner like '" + process.pid() + "-%'")
                .isEmpty();
    }

    private Process start() {
        try {
            String name = "caravane-" + ++started;
            scene.set("store.url", overlap ? storeUrl + "&ApplicationName=" + name : storeUrl);
            Path config =
                    Files.writeString(
                            folder.resolve(name + ".properties"),
                            scene.settings().entrySet().stream()
                                    .map(e -> e.getKey() + "=" + e.getValue())
                                    .collect(Collectors.joining("\n")));
            return ChildProcess.start(
                    folder.resolve(name + ".log"), "run", "--config", config.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, Process process) throws Exception {
        int done =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
        assertThat(done).isZero();
    }
}
