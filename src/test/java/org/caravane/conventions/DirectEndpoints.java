package org.caravane.conventions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caravane.ops.reload.Defect;
import org.caravane.ops.reload.DirectCalls;
import org.caravane.ops.reload.Globs;
import org.caravane.ops.reload.RouteBlock;

/** Every direct endpoint has somebody who calls it and somebody who is called. */
final class DirectEndpoints implements Convention {
    private static final Pattern IN_JAVA = Pattern.compile("\"direct:([^\"?]+)[^\"]*\"");

    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        DirectCalls.unanswered(project.blocks()).stream()
                .map(Defect::sentence)
                .forEach(defects::add);
        Map<String, String> consumers = new LinkedHashMap<>();
        for (RouteBlock route : project.routes()) {
            DirectCalls.consumed(route).ifPresent(name -> consumers.put(name, route.place()));
        }
        Map<String, String> inJava = inJava(project);
        inJava.forEach(
                (name, file) -> {
                    if (consumers.keySet().stream().noneMatch(c -> Globs.meet(c, name))) {
                        defects.add(file + " calls direct:" + name + ", which no route is");
                    }
                });
        List<String> called = new ArrayList<>(inJava.keySet());
        project.blocks().forEach(block -> called.addAll(DirectCalls.calls(block).values()));
        consumers.forEach(
                (name, place) -> {
                    if (called.stream().noneMatch(c -> Globs.meet(c, name))) {
                        defects.add(place + " is direct:" + name + ", which nobody calls");
                    }
                });
        return defects;
    }

    private static Map<String, String> inJava(Project project) {
        Map<String, String> calls = new LinkedHashMap<>();
        project.java()
                .forEach(
                        (file, text) ->
                                IN_JAVA.matcher(text)
                                        .results()
                                        .forEach(call -> calls.put(call.group(1), file)));
        return calls;
    }
}
