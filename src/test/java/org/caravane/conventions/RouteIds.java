package org.caravane.conventions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.caravane.ops.reload.RouteBlock;

/** Every route and template has a kebab-case id of its own and a description. */
final class RouteIds implements Convention {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RouteBlock block : project.blocks()) {
            if (!KEBAB.matcher(block.id()).matches()) {
                defects.add(block.place() + " has no id in kebab-case");
            }
            if (!seen.add(block.kind().equals("routeConfiguration") + block.id())) {
                defects.add(block.place() + " has an id that another has too");
            }
            if (block.isRoute() && block.description().isBlank()) {
                defects.add(block.place() + " has no description");
            }
        }
        return defects;
    }
}
