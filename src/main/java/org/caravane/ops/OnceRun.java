package org.caravane.ops;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** One round: poll, reconcile when overdue, deliver until no row is due, and a summary. */
final class OnceRun {
    private static final long LOOK_MILLIS = 100;
    private final Runner runner;
    private final JdbcTemplate store;

    OnceRun(Runner runner) {
        this.runner = runner;
        this.store = runner.store();
    }

    int run(Duration timeout, boolean json) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Summary summary = new Summary(runner, store);
        boolean left = !round(deadline);
        summary.print(json);
        if (left) {
            pauses().forEach(pause -> System.err.println("Work is left: " + pause));
            return ExitCode.WORK_LEFT;
        }
        return summary.parked() > 0 ? ExitCode.PARKED : ExitCode.IN_STEP;
    }

    private boolean round(long deadline) throws InterruptedException {
        if (!await(deadline, this::endpointsAnswered)) {
            return false;
        }
        ProducerTemplate camel = runner.context().createProducerTemplate();
        runner.bean("settings", Settings.class)
                .shops()
                .forEach(shop -> compareSettings(camel, shop));
        runner.bean("settings", Settings.class)
                .endpoints()
                .forEach(endpoint -> verifyLinks(camel, endpoint.name()));
        // before the poll, while which the first pages arrive already
        Progress progress = new Progress(store);
        camel.requestBody("direct:poll", (Object) null);
        camel.requestBody("direct:reconcile-overdue", (Object) null);
        camel.requestBody("direct:prices-due", (Object) null);
        boolean done = await(deadline, () -> progress.look() == 0);
        return done && pauses().isEmpty();
    }

    /**
     * A setting that changed since the last run is noticed now rather than at its timer's next
     * turn.
     */
    private static void compareSettings(ProducerTemplate camel, Settings.Shop shop) {
        camel.send(
                "direct:settings-epoch-now",
                exchange -> {
                    exchange.setVariable("shop", shop.name());
                    exchange.setVariable("endpoint", shop.endpoint());
                });
    }

    private static void verifyLinks(ProducerTemplate camel, String endpoint) {
        camel.send("direct:links-overdue", exchange -> exchange.setVariable("endpoint", endpoint));
    }

    /** Every endpoint is either open or paused for a reason of its own. */
    private boolean endpointsAnswered() {
        Ownership ownership = runner.bean("ownership", Ownership.class);
        return runner.bean("settings", Settings.class).endpoints().stream()
                .allMatch(e -> ownership.owns(e.name()) && !isStarting(e.name()));
    }

    private boolean isStarting(String endpoint) {
        List<String> reasons =
                store.queryForList(
                        "select reason from pause where subject = ?",
                        String.class,
                        "endpoint/" + endpoint);
        return reasons.isEmpty()
                ? runner.bean("ownership", Ownership.class).needsFullProbe(endpoint)
                : reasons.get(0).startsWith("Caravane has just started");
    }

    private List<String> pauses() {
        return store.queryForList(
                "select subject || ' pauses: ' || reason from pause order by subject",
                String.class);
    }

    private static boolean await(long deadline, BooleanSupplier condition)
            throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }
}
