package org.caravane.ops.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code caravane run} in a process of its own, started as the launcher starts it. */
final class CaravaneProcess implements AutoCloseable {
    private final Process process;

    /**
     * @param folder for its settings and its log
     */
    CaravaneProcess(Path folder, Map<String, String> settings) throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("bench.properties"),
                        settings.entrySet().stream()
                                .map(e -> e.getKey() + " = " + e.getValue())
                                .collect(Collectors.joining("\n")));
        List<String> options =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> option.startsWith("-X"))
                        .toList();
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.to(folder.resolve("caravane.log").toFile());
        process = ChildJvm.start(options, log, log, "run", "--config", config.toString());
    }

    /** The most memory it ever had resident, in MiB, as Linux counts it; -1 where nobody does. */
    long peakResidentMiB() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new BenchFailed(
                    "Caravane ended with %d: see caravane.log in data/bench"
                            .formatted(process.exitValue()));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
