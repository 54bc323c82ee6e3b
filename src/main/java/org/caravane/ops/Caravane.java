package org.caravane.ops;

import org.caravane.model.CaravaneException;
import org.caravane.ops.bench.BenchCommand;
import org.caravane.ops.bench.BenchServers;
import org.caravane.ops.explain.ExplainCommand;
import org.caravane.ops.held.HeldCommand;
import org.caravane.ops.letters.DeadLettersCommand;
import org.caravane.ops.log.Logs;
import org.caravane.ops.watch.StatusCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes are those of {@link ExitCode}. */
@Command(
        name = "caravane",
        description = "Keeps PrestaShop shops in step with a Dolibarr ERP.",
        mixinStandardHelpOptions = true,
        version = "caravane 0.1.0",
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            HeldCommand.class,
            DeadLettersCommand.class,
            CheckCommand.class,
            ConfirmCommand.class,
            ExplainCommand.class,
            DemoCommand.class,
            SandboxCommand.class,
            BenchCommand.class,
            BenchServers.class,
            SoakCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:in step, or stopped by a signal",
            "1:something was parked in this run (--once), or a soak was not flat",
            "2:cannot start, or the command line is wrong",
            "3:work is left: an endpoint pauses, or the time is over (--once)"
        })
public final class Caravane {
    private Caravane() {}

    public static void main(String[] arguments) {
        // a server of the sandbox answers in one piece only without Nagle's delay
        System.setProperty("sun.net.httpserver.nodelay", "true");
        if (System.getProperty("h2.bindAddress") == null) {
            // the port by which status and a second process reach an H2 store: not from elsewhere
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Caravane())
                .setExecutionExceptionHandler(Caravane::failed)
                .setUsageHelpAutoWidth(true);
    }

    /** One sentence for the person at the terminal; the stack trace is for the log. */
    private static int failed(
            Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CaravaneException known) {
                command.getErr().println(Logs.shown(String.valueOf(known.getMessage())));
                LoggerFactory.getLogger(Caravane.class).debug("Cannot start", thrown);
                return ExitCode.CANNOT_START;
            }
        }
        command.getErr().println("Caravane cannot start: " + Logs.shown(rootMessage(thrown)));
        LoggerFactory.getLogger(Caravane.class).error("Cannot start", thrown);
        return ExitCode.CANNOT_START;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
