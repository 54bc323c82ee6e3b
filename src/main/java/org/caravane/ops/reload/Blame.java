package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToCreateRouteFromTemplateException;
import org.apache.camel.FailedToStartRouteException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Finds the line that Camel's complaint is about: by the mark of the YAML parser, or else as the
 * longest text of the route that the complaint quotes.
 */
final class Blame {
    private static final int SHORTEST = 3;
    private static final int LONGEST_SENTENCE = 500;
    private static final Pattern SOURCE = Pattern.compile("([\\w.-]+\\.camel\\.yaml):(\\d+)");
    private final List<RouteFile> files;

    private record Quote(RouteBlock block, JsonNode node, int length) {}

    Blame(List<RouteFile> files) {
        this.files = files;
    }

    /** What is wrong, and where. */
    Defect of(Throwable complaint) {
        List<Throwable> chain = chain(complaint);
        String sentence = sentence(complaint);
        for (Throwable each : chain) {
            if (each instanceof MarkedYamlEngineException marked) {
                Defect defect = RouteFile.defect(file(marked), marked);
                return new Defect(defect.file(), defect.line(), sentence);
            }
        }
        Optional<RouteBlock> block = block(chain);
        List<RouteBlock> among = block.map(List::of).orElseGet(this::blocks);
        // the innermost complaint quotes least else
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<Quote> quote = quoted(among, String.valueOf(chain.get(i).getMessage()));
            if (quote.isPresent()) {
                return quote.get().block().defect(quote.get().node(), "does not work: " + sentence);
            }
        }
        return block.map(b -> b.defect(b.body(), "does not work: " + sentence))
                .orElseGet(() -> source(String.valueOf(complaint.getMessage()), sentence));
    }

    /** A defect where a direct name is called. */
    Defect caller(String name) {
        for (RouteBlock block : blocks()) {
            for (var call : DirectCalls.calls(block).entrySet()) {
                if (Globs.meet(call.getValue(), name)) {
                    return block.defect(
                            call.getKey(), "calls direct:%s, which no route is".formatted(name));
                }
            }
        }
        return new Defect("", 0, "no route is %s, which is called".formatted(name));
    }

    /** The innermost message, on one line. */
    static String sentence(Throwable complaint) {
        List<Throwable> chain = chain(complaint);
        Throwable root = chain.get(chain.size() - 1);
        String message =
                root instanceof MarkedYamlEngineException marked
                        ? marked.getProblem()
                        : String.valueOf(root.getMessage());
        String line =
                message.replaceAll("\\s*\\n[\\s*]*(\\n|$)", " ").replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_SENTENCE ? line.substring(0, LONGEST_SENTENCE) + "…" : line;
    }

    private static List<Throwable> chain(Throwable complaint) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = complaint; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static String file(MarkedYamlEngineException marked) {
        String label = marked.getProblemMark().map(Mark::getName).orElse("");
        return label.replaceFirst(".*[/\\\\:]", "");
    }

    private List<RouteBlock> blocks() {
        return files.stream().flatMap(file -> file.blocks().stream()).toList();
    }

    private Optional<RouteBlock> block(List<Throwable> chain) {
        return chain.stream()
                .flatMap(Blame::ids)
                .flatMap(id -> blocks().stream().filter(b -> b.isRoute() && b.id().equals(id)))
                .findFirst();
    }

    private static Stream<String> ids(Throwable each) {
        if (each instanceof FailedToCreateRouteFromTemplateException template) {
            return Stream.of(template.getTemplateId());
        }
        if (each instanceof FailedToCreateRouteException route && route.getRouteId() != null) {
            return Stream.of(route.getRouteId());
        }
        return each instanceof FailedToStartRouteException route
                ? Stream.of(route.getRouteId())
                : Stream.empty();
    }

    private static Defect source(String said, String sentence) {
        Matcher source = SOURCE.matcher(said);
        return source.find()
                ? new Defect(source.group(1), Integer.parseInt(source.group(2)), sentence)
                : new Defect("", 0, sentence);
    }

    private static Optional<Quote> quoted(List<RouteBlock> blocks, String said) {
        Quote longest = null;
        for (RouteBlock block : blocks) {
            for (Quote quote : quotes(block, said)) {
                if (longest == null || quote.length() > longest.length()) {
                    longest = quote;
                }
            }
        }
        return Optional.ofNullable(longest);
    }

    /** Values that were quoted, and names of options: {@code [{perid=5}]}. */
    private static List<Quote> quotes(RouteBlock block, String said) {
        List<Quote> quotes = new ArrayList<>();
        Trees.all(block.body())
                .forEach(
                        node -> {
                            String text = node.asText();
                            if (text.length() >= SHORTEST
                                    && !text.equals(block.id())
                                    && said.contains(text)) {
                                quotes.add(new Quote(block, node, text.length()));
                            }
                            node.properties()
                                    .forEach(
                                            field -> {
                                                if (said.contains("{" + field.getKey() + "=")) {
                                                    quotes.add(
                                                            new Quote(
                                                                    block,
                                                                    field.getValue(),
                                                                    said.length()));
                                                }
                                            });
                        });
        return quotes;
    }
}
