package org.caravane.conventions;

import java.util.ArrayList;
import java.util.List;
import org.caravane.ops.reload.Defect;
import org.caravane.ops.reload.Globs;
import org.caravane.ops.reload.SqlCalls;

/** Every statement that a route names exists, and every statement is named by a route. */
final class SqlFiles implements Convention {
    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        SqlCalls.missing(project.blocks(), project.sql().keySet()).stream()
                .map(Defect::sentence)
                .forEach(defects::add);
        List<String> uses =
                project.blocks().stream().flatMap(block -> SqlCalls.named(block).stream()).toList();
        for (String file : project.sql().keySet()) {
            if (uses.stream().noneMatch(use -> Globs.meet(use, file))) {
                defects.add("routes/sql/" + file + " is named by no route");
            }
        }
        return defects;
    }
}
