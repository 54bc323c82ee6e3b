package org.caravane.ops.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caravane.model.CaravaneException;
import org.caravane.ops.CannotStart;
import org.caravane.ops.OpenStore;
import org.caravane.ops.RouteFiles;
import org.caravane.ops.StoreOption;
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
            "Asks Dolibarr and the store; writes nothing, and asks the shops nothing."
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
        try (OpenStore opened = option.open()) {
            List<Recipient> shops = shops(opened);
            try (RouteFiles routes = routes()) {
                explain(opened, shops, Optional.of(routes), "");
            } catch (Unasked e) {
                explain(opened, shops, Optional.empty(), e.sentence);
            }
        }
        return 0;
    }

    /** Dolibarr cannot be asked at all. */
    private static final class Unasked extends CaravaneException {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        Unasked(String sentence, Throwable cause) {
            super(sentence, cause);
            this.sentence = sentence;
        }
    }

    private RouteFiles routes() {
        try {
            return new RouteFiles(
                    option.file(), option.overrides(), List.of("shared-dolibarr", "explain"));
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof CannotStart known) {
                    throw new Unasked(String.valueOf(known.getMessage()), e);
                }
            }
            throw e;
        }
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

    private void explain(
            OpenStore opened, List<Recipient> shops, Optional<RouteFiles> routes, String unasked) {
        StoreView store = new StoreView(opened.jdbc());
        Optional<SourceAsk> ask = routes.map(SourceAsk::new);
        Set<String> keys = new LinkedHashSet<>(store.keys(ref));
        String failed = unasked;
        if (ask.isPresent()) {
            try {
                keys.addAll(ask.get().keys(ref));
            } catch (CannotStart e) {
                failed = String.valueOf(e.getMessage());
            }
        }
        if (keys.isEmpty()) {
            throw new CannotStart(
                    failed.isEmpty()
                            ? "Neither Dolibarr nor the store knows " + ref
                            : "The store does not know %s, and Dolibarr cannot be asked: %s"
                                    .formatted(ref, failed));
        }
        Explanation explanation =
                new Explanation(store, routes.map(RouteFiles::settings), ZoneId.systemDefault());
        List<Map<String, Object>> all = new ArrayList<>();
        for (String key : keys) {
            all.add(
                    one(
                            key,
                            shops,
                            failed.isEmpty() ? ask : Optional.empty(),
                            failed,
                            explanation));
        }
        if (json) {
            out().println(written(all.size() == 1 ? all.get(0) : all));
        }
    }

    private Map<String, Object> one(
            String key,
            List<Recipient> shops,
            Optional<SourceAsk> ask,
            String unasked,
            Explanation explanation) {
        Optional<SourceView> source = Optional.empty();
        Facts facts = new Facts().tell("cannot tell", unasked);
        try {
            source = ask.map(a -> a.view(key));
            facts = source.map(SourceFacts::of).orElse(facts);
        } catch (CannotStart e) {
            facts.tell("cannot tell", String.valueOf(e.getMessage()));
        }
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
            Explanation.OfShop ofShop = explanation.of(to, key, source);
            lines.addAll(Explanation.lines(ofShop));
            ofShops.add(Explanation.json(ofShop));
        }
        told.put("shops", ofShops);
        if (!json) {
            lines.forEach(out()::println);
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
