package org.caravane.conventions;

import java.util.List;
import java.util.stream.Stream;
import org.caravane.ops.reload.BeanCalls;
import org.caravane.ops.reload.Defect;

/** Every bean that routes and statements name is bound, and has the method they call. */
final class BeanUses implements Convention {
    private static final String WIRING = "Wiring.java";

    @Override
    public List<String> defects(Project project) {
        BeanCalls calls = new BeanCalls(new BoundBeans(project.java().getOrDefault(WIRING, "")));
        return Stream.concat(
                        calls.defects(project.blocks()).stream(),
                        calls.defects(project.sql()).stream())
                .map(Defect::sentence)
                .toList();
    }
}
