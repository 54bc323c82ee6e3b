package org.caravane.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.caravane.ops.reload.RouteBlock;
import org.caravane.ops.reload.RouteFile;

/**
 * A file is named for its entity and has that entity's routes, or is shared and named for its
 * concern; a delivery stands in the file of its entity.
 */
final class FileNames implements Convention {
    private static final String ENDING = ".camel.yaml";
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    @Override
    public List<String> defects(Project project) {
        List<String> defects = new ArrayList<>();
        for (RouteFile file : project.files()) {
            String stem = file.name().replace(ENDING, "");
            if (!file.name().endsWith(ENDING) || !NAME.matcher(stem).matches()) {
                defects.add(
                        file.name()
                                + " is not called ENTITY.camel.yaml or shared-CONCERN.camel.yaml");
            } else if (!stem.startsWith("shared-") && !isAbout(file, stem)) {
                defects.add(file.name() + " has no route called " + stem + " or " + stem + "-...");
            }
        }
        for (RouteBlock route : project.routes()) {
            String entity = route.id().replaceFirst("-deliver$", "");
            if (!entity.equals(route.id()) && !route.file().equals(entity + ENDING)) {
                defects.add(route.place() + " belongs into " + entity + ENDING);
            }
        }
        return defects;
    }

    private static boolean isAbout(RouteFile file, String entity) {
        return file.blocks().stream()
                .filter(RouteBlock::isRoute)
                .anyMatch(r -> r.id().equals(entity) || r.id().startsWith(entity + "-"));
    }
}
