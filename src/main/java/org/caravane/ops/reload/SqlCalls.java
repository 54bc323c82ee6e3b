package org.caravane.ops.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which statements routes name. */
public final class SqlCalls {
    private static final Pattern USE = Pattern.compile("/sql/([^/?]+\\.sql)");

    private SqlCalls() {}

    /**
     * Statements that a route names and that are not there.
     *
     * @param files names of those that are, {@code claim.sql}
     */
    public static List<Defect> missing(List<RouteBlock> blocks, Set<String> files) {
        List<Defect> defects = new ArrayList<>();
        for (RouteBlock block : blocks) {
            Trees.all(block.body())
                    .forEach(
                            node -> {
                                for (String file : named(node.asText())) {
                                    if (files.stream().noneMatch(f -> Globs.meet(file, f))) {
                                        defects.add(
                                                block.defect(
                                                        node,
                                                        "names %s, which is not in routes/sql"
                                                                .formatted(file)));
                                    }
                                }
                            });
        }
        return defects;
    }

    /** What a block names; what is known at run time only is a star. */
    public static List<String> named(RouteBlock block) {
        return Trees.texts(block.body()).flatMap(text -> named(text).stream()).toList();
    }

    private static List<String> named(String text) {
        return USE.matcher(Globs.of(text)).results().map(use -> use.group(1)).toList();
    }
}
