package org.caravane.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caravane soak}: the demo with sick servers and no rest, and whether anything grows. */
@Command(
        name = "soak",
        description = {
            "Run the demo for a while with faults and continual changes, and print what the process uses.",
            "At the end tell whether it stayed flat, and compare both sides. Exit code 1 when not."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of("data", "soak");
    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
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
            List.of("500-before", "lost-answer", "html-200", "html-202", "truncated", "revoked");
    private static final String CHANCE = "0.004";
    private static final int MOVEMENTS = 500;

    @Option(
            names = "--minutes",
            defaultValue = "20",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "Between two lines (default: ${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the faults and the changes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        DemoCommand.delete(FOLDER);
        try (Sandboxes sandboxes = Sandboxes.start(FOLDER, 0);
                Runner runner = new Runner(Optional.empty(), settings(sandboxes))) {
            runner.start(false);
            List<SoakSample> samples = new ArrayList<>();
            try (DemoChanges changes =
                    new DemoChanges(sandboxes, REST, new Random(seed), told -> {})) {
                sicken(sandboxes);
                changes.start();
                watch(sandboxes, new SoakMeter(sandboxes, runner, FOLDER), samples);
            }
            sandboxes.calm();
            List<String> wrong = new ArrayList<>(SoakLevels.risen(samples));
            wrong.addAll(differences(sandboxes, runner.store()));
            wrong.forEach(System.out::println);
            System.out.println(
                    wrong.isEmpty()
                            ? "Flat: the last third used no more than the first. Both sides are equal"
                            : "Not flat, or not equal");
            return wrong.isEmpty() ? ExitCode.IN_STEP : ExitCode.PARKED;
        }
    }

    /** Doubts that are over soon, so that many fit into the time. */
    private static Map<String, String> settings(Sandboxes sandboxes) {
        Map<String, String> settings = new HashMap<>(DemoCommand.settings(sandboxes, FOLDER));
        settings.put("delivery.doubt-window", "5");
        return settings;
    }

    private void sicken(Sandboxes sandboxes) {
        for (String server : List.of("dolibarr.", "main.", "b2b.")) {
            sandboxes.fault(server + "seed", Long.toString(seed));
            sandboxes.fault(server + "jitter", "20");
        }
        SHOP_FAULTS.forEach(fault -> sandboxes.fault(fault, CHANCE));
        DOLIBARR_FAULTS.forEach(fault -> sandboxes.fault("dolibarr." + fault, CHANCE));
    }

    private void watch(Sandboxes sandboxes, SoakMeter meter, List<SoakSample> samples)
            throws InterruptedException, IOException {
        System.out.println(SoakSample.header());
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        while (System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(every);
            sandboxes.dolibarr().keepMovements(MOVEMENTS);
            SoakSample sample = meter.sample();
            samples.add(sample);
            System.out.println(sample.line());
        }
    }

    /** What is different once everything was delivered. */
    private static List<String> differences(Sandboxes sandboxes, JdbcTemplate store)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> differences = compared(sandboxes, store);
        while (!differences.isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(1);
            differences = compared(sandboxes, store);
        }
        return differences;
    }

    private static List<String> compared(Sandboxes sandboxes, JdbcTemplate store) {
        List<String> differences = new ArrayList<>();
        Long waiting = store.queryForObject("select count(*) from change", Long.class);
        if (waiting != null && waiting > 0) {
            differences.add(waiting + " changes are still waiting");
        }
        var retail = new SandboxComparison("main", 1, "0", false);
        var trade = new SandboxComparison("b2b", 3, "1", true);
        differences.addAll(retail.differences(sandboxes.dolibarr(), sandboxes.main()));
        differences.addAll(trade.differences(sandboxes.dolibarr(), sandboxes.b2b()));
        return differences;
    }
}
