package org.caravane.ops;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code caravane run}: the routes against what the settings name. */
@Command(
        name = "run",
        description = "Run the routes against the Dolibarr and the shops that the settings name.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin private final OnceOptions options = new OnceOptions();

    @Mixin private final ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws Exception {
        try (Runner runner = new Runner(config.file(), Map.of())) {
            runner.start(options.once);
            return options.once
                    ? new OnceRun(runner).run(options.timeout(), options.json)
                    : runner.untilStopped();
        }
    }
}
