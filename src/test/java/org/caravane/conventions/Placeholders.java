package org.caravane.conventions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caravane.ops.reload.Globs;
import org.caravane.ops.reload.RouteBlock;
import org.caravane.ops.reload.Trees;

/**
 * Whatever is asked for is in application.properties, or a parameter of its template; and whatever
 * is there is asked for.
 */
final class Placeholders implements Convention {
    private static final Pattern INNERMOST = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern IN_SIMPLE = Pattern.compile("\\$\\{properties:([^}:]+)[^}]*}");
    private static final Pattern IN_JAVA =
            Pattern.compile(
                    "\\bproperties\\s*\\.(?:get|number|positive|seconds)\\(\\s*\"([^\"]+)\"\\s*\\)");

    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        for (RouteBlock block : project.blocks()) {
            Set<String> keys = new LinkedHashSet<>();
            Trees.texts(block.body()).forEach(text -> keys.addAll(keys(text)));
            for (String parameter : block.parameters()) {
                if (!keys.remove(parameter)) {
                    defects.add(block.place() + " does not use its parameter " + parameter);
                }
            }
            missing(block.place(), keys, project, defects);
            asked.addAll(keys);
        }
        elsewhere(project)
                .forEach(
                        (place, keys) -> {
                            missing(place, keys, project, defects);
                            asked.addAll(keys);
                        });
        for (String property : project.properties().keySet()) {
            if (asked.stream().noneMatch(key -> Globs.meet(key, property))
                    && !isReadByJava(property, project)) {
                defects.add("application.properties: nobody asks for " + property);
            }
        }
        return defects;
    }

    private static Map<String, Set<String>> elsewhere(Project project) {
        Map<String, Set<String>> keys = new TreeMap<>();
        project.sql().forEach((file, text) -> keys.put(file, keys(text)));
        project.java().forEach((file, text) -> keys.put(file, found(IN_JAVA, text)));
        project.properties().forEach((name, value) -> keys.put(name, keys(value)));
        return keys;
    }

    private static void missing(
            String place, Set<String> keys, Project project, List<String> defects) {
        for (String key : keys) {
            if (project.properties().keySet().stream().noneMatch(p -> Globs.meet(key, p))) {
                defects.add(place + " asks for " + key + ", which application.properties lacks");
            }
        }
    }

    /** What a text asks for; a placeholder within a placeholder is a star. */
    private static Set<String> keys(String text) {
        Set<String> keys = found(IN_SIMPLE, text);
        String rest = text;
        for (Matcher m = INNERMOST.matcher(rest); m.find(); m = INNERMOST.matcher(rest)) {
            String key = m.group(1).strip().replaceFirst("^\\?", "");
            if (!key.startsWith("env:")) {
                keys.add(key.replaceFirst(":.*", ""));
            }
            rest = rest.substring(0, m.start()) + "*" + rest.substring(m.end());
        }
        return keys;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        pattern.matcher(text).results().forEach(result -> found.add(result.group(1)));
        return found;
    }

    /** What Camel does not know of its own, it refuses at start. */
    private static boolean isReadByJava(String property, Project project) {
        String suffix = property;
        for (String kind : List.of("endpoint", "shop")) {
            for (String name : project.properties().getOrDefault(kind + "s", "").split(",", -1)) {
                String prefix = kind + "." + name.strip() + ".";
                suffix = suffix.startsWith(prefix) ? suffix.substring(prefix.length()) : suffix;
            }
        }
        String bare = suffix;
        return property.startsWith("camel.")
                || project.java().values().stream()
                        .flatMap(text -> Stream.of(text, text.replace("\".", "\"")))
                        .anyMatch(text -> text.contains("\"" + bare + "\""));
    }
}
