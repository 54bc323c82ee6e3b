package org.caravane.ops;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings of a demo as long as it runs, in a file for other commands: its ports are any that
 * were free. The keys in it open the sandboxes only.
 */
record RunningDemo(Path file) implements AutoCloseable {
    private static final String PROCESS = "process";

    static RunningDemo announce(Path folder, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
        Path file = file(folder);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "of the demo that runs now");
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be written: " + e.getMessage(), e);
        }
        return new RunningDemo(file);
    }

    /** The settings of the demo that runs; empty when none does. */
    static Optional<Map<String, String>> settings(Path folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage(), e);
        }
        long process = Long.parseLong(properties.getProperty(PROCESS, "0"));
        // a demo that was killed leaves its file
        if (!ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)) {
            return Optional.empty();
        }
        Map<String, String> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        settings.remove(PROCESS);
        return Optional.of(settings);
    }

    private static Path file(Path folder) {
        return folder.resolve("running.properties");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
