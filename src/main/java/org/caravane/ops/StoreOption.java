package org.caravane.ops;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code --config FILE} or {@code --demo}, for every command that works on the store alone. */
public final class StoreOption {
    @Mixin private final ConfigOption config = new ConfigOption();

    @Option(names = "--demo", description = "The store of ./caravane demo.")
    private boolean demo;

    /**
     * Opens the store they name.
     *
     * @throws CannotStart when there is none, or it cannot be used
     */
    public OpenStore open() {
        return OpenStore.of(config.file(), overrides());
    }

    /** The file that {@code --config} names. */
    public Optional<Path> file() {
        return config.file();
    }

    /** Settings that win over everything: the demo's, where it is looked at. */
    public Map<String, String> overrides() {
        return demo ? RunningDemo.last(DemoCommand.FOLDER) : Map.of();
    }
}
