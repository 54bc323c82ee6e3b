package org.caravane.ops.held;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.caravane.ops.OpenStore;
import org.caravane.ops.StoreOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code caravane held}: what is not sent, and why, whether or not a process runs. */
@Command(
        name = "held",
        description = {
            "List what is held back: how many for which reason, then each with its own.",
            "Reads the store alone: a process may run beside it or not."
        },
        mixinStandardHelpOptions = true)
public final class HeldCommand implements Callable<Integer> {
    @Option(names = "--shop", paramLabel = "SHOP", description = "Of that shop alone.")
    private String shop = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Only with that text in the reason.")
    private String reason = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin private final StoreOption option = new StoreOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenStore opened = option.open()) {
            opened.requireShop(shop);
            HeldSubjects held = new HeldSubjects(opened, shop, reason);
            if (json) {
                out().println(written(held));
            } else {
                new HeldText(ZoneId.systemDefault()).lines(held).forEach(out()::println);
            }
        }
        return 0;
    }

    private static String written(HeldSubjects held) {
        try {
            return new ObjectMapper().writeValueAsString(HeldText.json(held));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine().getOut();
    }
}
