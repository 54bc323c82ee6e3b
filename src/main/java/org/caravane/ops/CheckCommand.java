package org.caravane.ops;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caravane.ops.check.CheckReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caravane check}: tests both ends, and says of each thing how it is. */
@Command(
        name = "check",
        description = {
            "Test Dolibarr, the shops, the settings and the store: a line each, with the remedy for what is wrong.",
            "Changes nothing, and works beside a running process."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is wrong", "1:something is wrong"})
final class CheckCommand implements Callable<Integer> {
    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(
            names = "--probe-write",
            description =
                    "Send one product and its stock row of each shop installation a value that they have, to find PHP notices.")
    private boolean probeWrite;

    @Option(
            names = "--demo",
            description = "The sandboxes of ./caravane demo, which runs or has run.")
    private boolean demo;

    @Override
    public Integer call() {
        if (!demo) {
            return tell(new CheckRun(config.file(), Map.of()));
        }
        Optional<Map<String, String>> running = RunningDemo.settings(DemoCommand.FOLDER);
        if (running.isPresent()) {
            return tell(new CheckRun(Optional.empty(), running.get()));
        }
        try (Sandboxes sandboxes = Sandboxes.start(DemoCommand.FOLDER, 0)) {
            return tell(
                    new CheckRun(
                            Optional.empty(), DemoCommand.settings(sandboxes, DemoCommand.FOLDER)));
        }
    }

    private int tell(CheckRun check) {
        CheckReport report = check.run(probeWrite);
        System.out.println(json ? report.json() : report.text());
        return report.blocks() ? ExitCode.WRONG : ExitCode.IN_STEP;
    }
}
