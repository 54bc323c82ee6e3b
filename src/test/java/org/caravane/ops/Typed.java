package org.caravane.ops;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command as a person types it, in this JVM.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record Typed(int exit, String out, String err) {

    /** Runs a command with the settings in a file of their own. */
    static Typed with(Path folder, Map<String, String> settings, String... arguments) {
        try {
            Path file = folder.resolve("typed.properties");
            StringBuilder text = new StringBuilder();
            settings.forEach(
                    (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
            Files.writeString(file, text);
            String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
            all[arguments.length] = "--config";
            all[arguments.length + 1] = file.toString();
            return of(all);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Typed of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Caravane.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Typed(exit, out.toString(), err.toString());
    }
}
