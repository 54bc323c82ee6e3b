package org.caravane.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caravane run}: the routes against what the settings name. */
@Command(
        name = "run",
        description = "Run the routes against the Dolibarr and the shops that the settings name.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin private final OnceOptions options = new OnceOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that win over application.properties.")
    private @Nullable Path config;

    @Override
    public Integer call() throws Exception {
        Optional<Path> file = Optional.ofNullable(config).map(RunCommand::fromCaller);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new CannotStart(
                    "--config names %s, which cannot be read: correct the path"
                            .formatted(file.get()));
        }
        try (Runner runner = new Runner(file, Map.of())) {
            runner.start(options.once);
            return options.once
                    ? new OnceRun(runner).run(options.timeout(), options.json)
                    : runner.untilStopped();
        }
    }

    /** The launcher changes to its own folder; a relative path is the caller's. */
    private static Path fromCaller(Path path) {
        String folder = System.getenv("CARAVANE_CWD");
        return folder == null ? path.toAbsolutePath() : Path.of(folder).resolve(path);
    }
}
