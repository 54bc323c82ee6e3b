package org.caravane.ops;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caravane sandbox}: both sides alone, for trying a route or a request. */
@Command(
        name = "sandbox",
        description =
                "Start a sandbox Dolibarr and two sandbox shops, for trying a route or a request.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "18090",
            description =
                    "Port of the Dolibarr; the shops have the next two (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--fault",
            paramLabel = "NAME=VALUE",
            description = {
                "Begin with this fault, as seed=7, late-commit=0.05, main.429=3 or dolibarr.revoked=10s:"
                        + " of dolibarr, main or b2b, or of both shops when it names none. Repeatable."
            })
    private final Map<String, String> faults = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        try (Sandboxes sandboxes = Sandboxes.start(Path.of("data", "sandbox"), port)) {
            faults.forEach(sandboxes::fault);
            System.out.println(sandboxes.describe());
            Signals.awaitTermination();
            return ExitCode.IN_STEP;
        }
    }
}
