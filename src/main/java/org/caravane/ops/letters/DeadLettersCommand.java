package org.caravane.ops.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import org.caravane.ops.CannotStart;
import org.caravane.ops.OpenStore;
import org.caravane.ops.StoreOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code caravane dead-letters}: what a person has to look at, whether or not a process runs. */
@Command(
        name = "dead-letters",
        description = "List, show, replay or discard what a person has to look at.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | replay | discard)")
public final class DeadLettersCommand implements Runnable {
    private static final int HISTORY = 50;

    @Spec private @Nullable CommandSpec spec;

    private final LetterText text = new LetterText(ZoneId.systemDefault());

    @Override
    public void run() {
        throw new ParameterException(
                spec().commandLine(), "Say what to do: list, show ID, replay ID or discard ID");
    }

    @Command(
            name = "list",
            description = "List the open dead letters, the oldest first.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--shop", paramLabel = "SHOP", defaultValue = "") String shop,
            @Option(names = "--cause", paramLabel = "CAUSE", defaultValue = "") String cause,
            @Option(names = "--json", description = "One JSON array.") boolean json,
            @Mixin StoreOption option) {
        try (OpenStore store = option.open()) {
            store.requireShop(shop);
            List<Letter> letters = new Letters(store.jdbc()).open(shop, cause);
            if (json) {
                out().println(written(letters.stream().map(text::json).toList()));
            } else {
                text.list(letters).forEach(out()::println);
            }
            return 0;
        }
    }

    @Command(
            name = "show",
            description = "Show one with its history, request and answer.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "ID") long id,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Mixin StoreOption option) {
        try (OpenStore store = option.open()) {
            Letters letters = new Letters(store.jdbc());
            Letter letter = letters.find(id).orElseThrow(() -> unknown(id));
            List<Happening> history =
                    letters.history(letter.shop(), letter.entity(), letter.key(), HISTORY);
            if (json) {
                out().println(written(text.json(letter, history)));
            } else {
                text.show(letter, history).forEach(out()::println);
            }
            return 0;
        }
    }

    @Command(
            name = "replay",
            description = {
                "Try again what is parked: one, all of a cause, or all.",
                "A later success closes the letter. What was deleted in the shop (shop-92) is made again."
            },
            mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable Long id,
            @Option(names = "--cause", paramLabel = "CAUSE", defaultValue = "") String cause,
            @Option(names = "--all", description = "Every open dead letter.") boolean all,
            @Option(names = "--shop", paramLabel = "SHOP", defaultValue = "") String shop,
            @Mixin StoreOption option) {
        boolean many = all || !cause.isEmpty();
        if ((id != null) == many || (all && !cause.isEmpty())) {
            throw new ParameterException(
                    spec().commandLine(), "Say which: an ID, --cause CAUSE or --all");
        }
        try (OpenStore store = option.open();
                LetterRoutes routes = new LetterRoutes(store)) {
            store.requireShop(shop);
            if (id != null) {
                store.requireShop(requireOpen(store, id).shop());
            }
            int replayed =
                    all
                            ? routes.replayAll(shop, person())
                            : routes.replay(shop, cause, id == null ? "" : id.toString(), person());
            out().println(
                            switch (replayed) {
                                case 0 -> "No such dead letter is open: nothing is tried again";
                                case 1 -> "1 dead letter is tried again; a success closes it";
                                default ->
                                        replayed
                                                + " dead letters are tried again; a success closes each";
                            });
            return 0;
        }
    }

    @Command(
            name = "discard",
            description = "Close one and leave its subject as it is, until it changes in Dolibarr.",
            mixinStandardHelpOptions = true)
    int discard(@Parameters(paramLabel = "ID") long id, @Mixin StoreOption option) {
        try (OpenStore store = option.open();
                LetterRoutes routes = new LetterRoutes(store)) {
            requireOpen(store, id);
            routes.discard(Long.toString(id), person());
            out().println("Dead letter " + id + " is closed: its subject stays as it is");
            return 0;
        }
    }

    private static Letter requireOpen(OpenStore store, long id) {
        Letter letter = new Letters(store.jdbc()).find(id).orElseThrow(() -> unknown(id));
        if (letter.closed().isPresent()) {
            throw new CannotStart("Dead letter %d is closed already".formatted(id));
        }
        return letter;
    }

    private static CannotStart unknown(long id) {
        return new CannotStart(
                "There is no dead letter %d: ./caravane dead-letters list shows those there are"
                        .formatted(id));
    }

    private static String person() {
        return System.getProperty("user.name", "an operator");
    }

    private static String written(Object json) {
        try {
            return new ObjectMapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec;
    }
}
