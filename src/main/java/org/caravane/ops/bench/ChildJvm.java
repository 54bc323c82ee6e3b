package org.caravane.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Caravane's own command line in a process of its own. */
final class ChildJvm {
    private ChildJvm() {}

    static Process start(
            List<String> options,
            ProcessBuilder.Redirect output,
            ProcessBuilder.Redirect errors,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "org.caravane.ops.Caravane"));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectOutput(output).redirectError(errors).start();
    }
}
