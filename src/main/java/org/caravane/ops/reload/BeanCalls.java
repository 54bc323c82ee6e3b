package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whether every bean that routes and statements name is bound, and has the method they call. */
public final class BeanCalls {
    private static final Pattern REFERENCE = Pattern.compile("#(?:bean:)?([A-Za-z][\\w*-]*)");
    private static final Pattern IN_SIMPLE =
            Pattern.compile("\\bbean:([\\w-]+)(?:\\?method=(\\w+(?:\\([^)]*\\))?))?");
    private final Beans beans;

    public BeanCalls(Beans beans) {
        this.beans = beans;
    }

    /** Calls in routes that cannot work. */
    public List<Defect> defects(List<RouteBlock> blocks) {
        List<Defect> defects = new ArrayList<>();
        for (RouteBlock block : blocks) {
            Trees.objects(block.body())
                    .filter(object -> object.path("ref").isTextual())
                    .forEach(
                            call ->
                                    complaint(
                                                    call.path("ref")
                                                            .asText()
                                                            .replaceFirst("^#(bean:)?", ""),
                                                    call.path("method").asText())
                                            .ifPresent(c -> defects.add(block.defect(call, c))));
            Trees.all(block.body())
                    .filter(JsonNode::isTextual)
                    .forEach(
                            text ->
                                    inText(text.asText())
                                            .forEach(c -> defects.add(block.defect(text, c))));
        }
        return defects;
    }

    /**
     * Calls in statements that cannot work.
     *
     * @param sql statements by the name of their file
     */
    public List<Defect> defects(Map<String, String> sql) {
        List<Defect> defects = new ArrayList<>();
        sql.forEach(
                (file, text) -> {
                    int line = 0;
                    for (String each : text.split("\n", -1)) {
                        line++;
                        for (String complaint : inSimple(each)) {
                            defects.add(new Defect(file, line, complaint));
                        }
                    }
                });
        return defects;
    }

    private List<String> inText(String text) {
        List<String> complaints = new ArrayList<>();
        var reference = REFERENCE.matcher(Globs.of(text));
        if (reference.matches()) {
            complaint(reference.group(1), "").ifPresent(complaints::add);
        }
        complaints.addAll(inSimple(text));
        return complaints;
    }

    private List<String> inSimple(String text) {
        return IN_SIMPLE
                .matcher(text)
                .results()
                .flatMap(
                        call ->
                                complaint(
                                        call.group(1),
                                        Optional.ofNullable(call.group(2)).orElse(""))
                                        .stream())
                .toList();
    }

    private Optional<String> complaint(String name, String method) {
        if (!beans.has(name)) {
            return Optional.of("names the bean %s, which Wiring does not bind".formatted(name));
        }
        if (method.isEmpty()) {
            return Optional.empty();
        }
        Optional<Class<?>> type = beans.type(name);
        if (type.isEmpty()) {
            return Optional.of("calls %s, and Wiring does not tell its type".formatted(name));
        }
        return has(type.get(), method)
                ? Optional.empty()
                : Optional.of(
                        "calls %s.%s, which %s does not have"
                                .formatted(name, method, type.get().getSimpleName()));
    }

    /** Without arguments in the route, Camel passes the body to a method that takes one. */
    private static boolean has(Class<?> type, String call) {
        String name = call.replaceFirst("\\(.*", "");
        boolean bare = name.equals(call);
        List<String> arguments =
                bare ? List.of() : arguments(call.substring(name.length() + 1, call.length() - 1));
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .anyMatch(
                        method ->
                                fit(arguments, method.getParameterTypes())
                                        || (bare && method.getParameterCount() == 1)
                                        || method.isVarArgs());
    }

    private static boolean fit(List<String> arguments, Class<?>[] types) {
        return arguments.size() == types.length
                && IntStream.range(0, types.length).allMatch(i -> fits(arguments.get(i), types[i]));
    }

    /** What is written out has to be of the kind that is asked for. */
    private static boolean fits(String argument, Class<?> type) {
        if (argument.contains("${") || argument.contains("{{")) {
            return true;
        }
        if (type == int.class || type == long.class) {
            return argument.matches("-?\\d+");
        }
        return type != boolean.class || argument.matches("true|false");
    }

    /** What stands between commas that no bracket or quote surrounds. */
    public static List<String> arguments(String list) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
                if (c == ',' && depth == 0) {
                    arguments.add(list.substring(from, i).strip());
                    from = i + 1;
                }
            }
        }
        if (!list.isBlank()) {
            arguments.add(list.substring(from).strip());
        }
        return arguments;
    }
}
