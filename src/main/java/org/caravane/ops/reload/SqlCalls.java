package org.caravane.ops.reload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which statements routes name. */
public final class SqlCalls {
    private static final Pattern BARE = Pattern.compile(":#(?!now\\b)(\\w+)(?![\\w:])");
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

    /**
     * Parameters that only a row could have, in statements that are run for no rows.
     *
     * @param sql statements by the name of their file, {@code sql/claim.sql}
     */
    public static List<Defect> withoutRows(List<RouteBlock> blocks, Map<String, String> sql) {
        Set<String> forRows = new HashSet<>();
        for (RouteBlock block : blocks) {
            Trees.objects(block.body())
                    .filter(step -> step.path("parameters").path("batch").asBoolean())
                    .forEach(step -> forRows.addAll(named(step.path("uri").asText())));
        }
        List<Defect> defects = new ArrayList<>();
        sql.forEach(
                (file, text) -> {
                    if (!forRows.contains(file.replaceFirst(".*/", ""))) {
                        defects.addAll(bare(file, text));
                    }
                });
        return defects;
    }

    private static List<Defect> bare(String file, String text) {
        List<Defect> defects = new ArrayList<>();
        int line = 0;
        for (String each : text.split("\n", -1)) {
            line++;
            Matcher bare = BARE.matcher(each);
            while (bare.find()) {
                defects.add(
                        new Defect(
                                file,
                                line,
                                "asks for :#%s, and is not run for rows (batch: true): there are :#now and expressions, :#${...}"
                                        .formatted(bare.group(1))));
            }
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
