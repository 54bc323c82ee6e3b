package org.caravane.ops;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings that stand in files, read once: a context that replaces another sees the same, so
 * that no setting holds in the routes and not in the beans.
 */
final class SettingsFiles {
    private static final Path OURS = Path.of("application.properties");

    private SettingsFiles() {}

    /**
     * @param config a file that wins over application.properties
     */
    static Properties read(Optional<Path> config) {
        Properties settings = new Properties();
        if (Files.exists(OURS)) {
            load(settings, OURS);
        }
        config.ifPresent(file -> load(settings, file));
        settings.replaceAll((name, value) -> value.toString().stripTrailing());
        return settings;
    }

    private static void load(Properties settings, Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            settings.load(stream);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "The settings in %s cannot be read (%s): correct the file"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
