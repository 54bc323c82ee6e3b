package org.caravane.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Caravane in a process of its own, with the classes under test; its output goes to a log. */
final class ChildProcess {
    private ChildProcess() {}

    /**
     * Starts a command.
     *
     * @param log where standard output and error are appended
     * @param arguments of the command line: {@code run --once --config FILE}
     */
    static Process start(Path log, String... arguments) throws IOException {
        // several run beside each other, and a port is for one of them
        return start(log, Map.of("MANAGEMENT_ENABLED", "false"), arguments);
    }

    /** Starts a command with more in its environment. */
    static Process start(Path log, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.caravane.ops.Caravane"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
