package org.caravane.conventions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every statement that a route names exists, and every statement is named by a route. */
final class SqlFiles implements Convention {
    private static final Pattern USE = Pattern.compile("/sql/([^/?]+\\.sql)");

    @Override
    public List<String> defects(Project project) {
        Map<String, String> uses = new LinkedHashMap<>();
        for (RouteBlock block : project.blocks()) {
            Trees.texts(block.body())
                    .map(Globs::of)
                    .flatMap(text -> USE.matcher(text).results())
                    .forEach(use -> uses.put(use.group(1), block.place()));
        }
        List<String> defects = new ArrayList<>();
        uses.forEach(
                (file, place) -> {
                    if (project.sql().keySet().stream().noneMatch(f -> Globs.meet(file, f))) {
                        defects.add(place + " names " + file + ", which is not in routes/sql");
                    }
                });
        for (String file : project.sql().keySet()) {
            if (uses.keySet().stream().noneMatch(use -> Globs.meet(use, file))) {
                defects.add("routes/sql/" + file + " is named by no route");
            }
        }
        return defects;
    }
}
