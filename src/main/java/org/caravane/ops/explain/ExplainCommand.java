package org.caravane.ops.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caravane.ops.CannotStart;
import org.caravane.ops.OpenStore;
import org.caravane.ops.RouteFiles;
import org.caravane.ops.StoreOption;
import org.caravane.ops.log.Logs;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code caravane explain}: why a product is in the shop as it is, or is not. */
@Command(
        name = "explain",
        description = {
            "Say why a product is in a shop as it is, or is not.",
            "Asks Dolibarr, the store and each shop one question; writes nothing and listens to nothing."
        },
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REF", description = "The product's reference in Dolibarr.")
    private String ref = "";

    @Option(names = "--shop", paramLabel = "SHOP", description = "Of that shop alone.")
    private String shop = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin private final StoreOption option = new StoreOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Answers answers = answers()) {
            Remembered remembered;
            try (OpenStore opened = option.open()) {
                StoreView store = new StoreView(opened.jdbc());
                remembered = new Remembered(store, ref, answers.listed(), shops(opened));
            }
            if (remembered.keys().isEmpty()) {
                throw unknown(answers.failed());
            }
            answers.ask(remembered);
            try (OpenStore opened = option.open()) {
                tell(new StoreView(opened.jdbc()), remembered, answers);
            }
        }
        return 0;
    }

    private Answers answers() {
        try {
            return new Answers(
                    ref,
                    new RouteFiles(
                            option.file(),
                            option.overrides(),
                            List.of(
                                    "shared-dolibarr",
                                    "shared-failure",
                                    "shared-shop",
                                    "explain")));
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof CannotStart known) {
                    return new Answers(ref, String.valueOf(known.getMessage()));
                }
            }
            throw e;
        }
    }

    private CannotStart unknown(String failed) {
        return new CannotStart(
                failed.isEmpty()
                        ? "Neither Dolibarr nor the store knows " + ref
                        : "The store does not know %s, and Dolibarr cannot be asked: %s"
                                .formatted(ref, failed));
    }

    private List<Recipient> shops(OpenStore opened) {
        List<Recipient> shops =
                opened.recipients().stream()
                        .filter(r -> shop.isEmpty() || r.shop().equals(shop))
                        .toList();
        if (shops.isEmpty()) {
            throw new CannotStart(
                    "There is no shop %s: shops names %s".formatted(shop, opened.setting("shops")));
        }
        return shops;
    }

    private void tell(StoreView store, Remembered remembered, Answers answers) {
        Explanation explanation =
                new Explanation(store, answers.settings(), ZoneId.systemDefault());
        List<Map<String, Object>> all =
                remembered.keys().stream()
                        .map(key -> one(key, remembered.shops(), answers, explanation))
                        .toList();
        if (json) {
            out().println(written(all.size() == 1 ? all.get(0) : all));
        }
    }

    private Map<String, Object> one(
            String key, List<Recipient> shops, Answers answers, Explanation explanation) {
        Optional<SourceView> source = answers.source(key);
        Facts facts =
                source.map(SourceFacts::of)
                        .orElseGet(() -> new Facts().tell("cannot tell", answers.unasked(key)));
        List<String> lines = new ArrayList<>();
        lines.add("%s (Dolibarr id %s)".formatted(ref, key));
        lines.add("Dolibarr now");
        lines.addAll(facts.lines("  "));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("ref", ref);
        told.put("key", key);
        told.put("dolibarr", facts.json());
        List<Map<String, Object>> ofShops = new ArrayList<>();
        for (Recipient to : shops) {
            Explanation.OfShop ofShop = explanation.of(to, key, source, answers.shop(to, key));
            lines.addAll(Explanation.lines(ofShop));
            ofShops.add(Explanation.json(ofShop));
        }
        told.put("shops", ofShops);
        if (!json) {
            lines.stream().map(Logs::printable).forEach(out()::println);
        }
        return told;
    }

    private static String written(Object told) {
        try {
            return new ObjectMapper().writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written", e);
        }
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine().getOut();
    }
}
