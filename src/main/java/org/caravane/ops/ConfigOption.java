package org.caravane.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config FILE}, for every command that reads the settings. */
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings that win over application.properties.")
    private @Nullable Path config;

    /**
     * The file, as seen from where the caller stands: the launcher changes to its own folder.
     *
     * @throws CannotStart when it cannot be read
     */
    public Optional<Path> file() {
        Optional<Path> file = Optional.ofNullable(config).map(ConfigOption::fromCaller);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new CannotStart(
                    "--config names %s, which cannot be read: correct the path"
                            .formatted(file.get()));
        }
        return file;
    }

    private static Path fromCaller(Path path) {
        String folder = System.getenv("CARAVANE_CWD");
        return folder == null ? path.toAbsolutePath() : Path.of(folder).resolve(path);
    }
}
