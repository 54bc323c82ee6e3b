package org.caravane.ops.watch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.caravane.ops.OpenStore;
import org.caravane.ops.StoreOption;
import org.caravane.store.StoreClock;
import org.caravane.store.StoreSetup;
import org.caravane.store.figures.FigureReader;
import org.caravane.store.figures.StoreFigures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code caravane status}: what is to be done, what was done, who pauses and why. */
@Command(
        name = "status",
        description = {
            "Show per shop and entity what waits, what arrived, what is held or parked, and who pauses and why.",
            "Reads the store alone: a process may run beside it or not."
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private static final int OK = 0;

    @Mixin private final StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenStore opened = store.open()) {
            // times are the store's, whose machine may have another clock than this one
            Instant now = Instant.ofEpochMilli(new StoreSetup(opened.dataSource()).millis());
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            StoreFigures figures =
                    new FigureReader(opened.jdbc(), new StoreClock(clock), opened.recipients())
                            .read();
            out().println(
                            json
                                    ? StatusJson.of(figures)
                                    : new StatusText(ZoneId.systemDefault()).of(figures));
        }
        return OK;
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine().getOut();
    }
}
