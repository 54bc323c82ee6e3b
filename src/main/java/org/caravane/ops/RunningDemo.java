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
 * The settings of a demo in a file, for other commands: its ports are any that were free. The keys
 * in it open the sandboxes only.
 */
record RunningDemo(Path folder) implements AutoCloseable {
    private static final String PROCESS = "process";

    static RunningDemo announce(Path folder, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(PROCESS, Long.toString(ProcessHandle.current().pid()));
        write(folder, all);
        return new RunningDemo(folder);
    }

    private static void write(Path folder, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = file(folder);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "of the last demo; its keys open the sandboxes alone");
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The settings of the demo that runs; empty when none does. */
    static Optional<Map<String, String>> settings(Path folder) {
        Map<String, String> settings = read(folder);
        long process = Long.parseLong(settings.getOrDefault(PROCESS, "0"));
        settings.remove(PROCESS);
        // a demo that is over leaves its file
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)
                ? Optional.of(settings)
                : Optional.empty();
    }

    /** The settings of the last demo in that folder; its store's alone when there was none. */
    static Map<String, String> last(Path folder) {
        Map<String, String> settings = read(folder);
        settings.remove(PROCESS);
        settings.putAll(DemoCommand.store(folder));
        return settings;
    }

    private static Map<String, String> read(Path folder) {
        Path file = file(folder);
        Map<String, String> settings = new HashMap<>();
        if (!Files.exists(file)) {
            return settings;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage(), e);
        }
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static Path file(Path folder) {
        return folder.resolve("running.properties");
    }

    /** The settings stay, for the commands that look at the store of a demo that is over. */
    @Override
    public void close() {
        Map<String, String> settings = read(folder);
        settings.put(PROCESS, "0");
        write(folder, settings);
    }
}
