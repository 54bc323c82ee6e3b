package org.caravane.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every bean that routes and statements name is bound, and has the method they call. */
final class BeanCalls implements Convention {
    private static final String WIRING = "Wiring.java";
    private static final Pattern REFERENCE = Pattern.compile("#(?:bean:)?([A-Za-z][\\w*-]*)");
    private static final Pattern IN_SIMPLE =
            Pattern.compile("\\bbean:([\\w-]+)(?:\\?method=(\\w+(?:\\([^)]*\\))?))?");

    @Override
    public List<String> defects(Project project) {
        BoundBeans beans = new BoundBeans(project.java().getOrDefault(WIRING, ""));
        List<String> defects = new ArrayList<>();
        for (RouteBlock block : project.blocks()) {
            Trees.objects(block.body())
                    .filter(object -> object.path("ref").isTextual())
                    .forEach(call -> check(block.place(), call, beans, defects));
            Trees.texts(block.body())
                    .forEach(text -> check(block.place(), Globs.of(text), text, beans, defects));
        }
        project.sql().forEach((file, text) -> inSimple(file, text, beans, defects));
        return defects;
    }

    private static void check(String place, JsonNode call, BoundBeans beans, List<String> defects) {
        String name = call.path("ref").asText().replaceFirst("^#(bean:)?", "");
        call(place, name, call.path("method").asText(), beans, defects);
    }

    private static void check(
            String place, String glob, String text, BoundBeans beans, List<String> defects) {
        var reference = REFERENCE.matcher(glob);
        if (reference.matches()) {
            call(place, reference.group(1), "", beans, defects);
        }
        inSimple(place, text, beans, defects);
    }

    private static void inSimple(
            String place, String text, BoundBeans beans, List<String> defects) {
        IN_SIMPLE
                .matcher(text)
                .results()
                .forEach(
                        call ->
                                call(
                                        place,
                                        call.group(1),
                                        Optional.ofNullable(call.group(2)).orElse(""),
                                        beans,
                                        defects));
    }

    private static void call(
            String place, String name, String method, BoundBeans beans, List<String> defects) {
        if (!beans.has(name)) {
            defects.add(place + " names the bean " + name + ", which Wiring does not bind");
        } else if (!method.isEmpty() && beans.type(name).isEmpty()) {
            defects.add(place + " calls " + name + ", and Wiring does not tell its type");
        } else if (!method.isEmpty() && !has(beans.type(name).orElseThrow(), method)) {
            defects.add(
                    "%s calls %s.%s, which %s does not have"
                            .formatted(
                                    place,
                                    name,
                                    method,
                                    beans.type(name).orElseThrow().getSimpleName()));
        }
    }

    /** Without arguments in the route, Camel passes the body to a method that takes one. */
    private static boolean has(Class<?> type, String call) {
        String name = call.replaceFirst("\\(.*", "");
        boolean bare = name.equals(call);
        int arguments = bare ? 0 : arguments(call.substring(name.length() + 1, call.length() - 1));
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .anyMatch(
                        method ->
                                method.getParameterCount() == arguments
                                        || (bare && method.getParameterCount() == 1)
                                        || method.isVarArgs());
    }

    /** How many there are between commas that no bracket or quote surrounds. */
    static int arguments(String list) {
        if (list.isBlank()) {
            return 0;
        }
        int count = 1;
        int depth = 0;
        boolean quoted = false;
        for (char c : list.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
                count += c == ',' && depth == 0 ? 1 : 0;
            }
        }
        return count;
    }
}
