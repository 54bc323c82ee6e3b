package org.caravane.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        // several run beside each other, and one port is taken by one of them
        builder.environment().putIfAbsent("MANAGEMENT_ENABLED", "false");
        return builder.start();
    }
}
