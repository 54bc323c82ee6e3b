package org.caravane.ops.reload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at route files without running them: for what Camel would notice late, or never. */
final class Examination {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{properties:([^}:]+)}");
    private final Beans beans;
    private final Set<String> templates;
    private final List<RouteBlock> running;
    private final Predicate<String> isProperty;

    /**
     * @param templates those that routes are made of
     * @param running what runs now
     * @param isProperty whether a setting of that name exists
     */
    Examination(
            Beans beans,
            Set<String> templates,
            List<RouteBlock> running,
            Predicate<String> isProperty) {
        this.running = running;
        this.beans = beans;
        this.templates = templates;
        this.isProperty = isProperty;
    }

    /** The files as read; what cannot be read is a defect. */
    static List<RouteFile> read(RouteTexts texts, List<Defect> defects) {
        List<RouteFile> files = new ArrayList<>();
        texts.routes()
                .forEach(
                        (name, text) -> {
                            try {
                                files.add(RouteFile.of(name, text));
                            } catch (UnusableRoutes e) {
                                defects.addAll(e.defects());
                            }
                        });
        return files;
    }

    static List<RouteBlock> blocks(List<RouteFile> files) {
        return files.stream().flatMap(file -> file.blocks().stream()).toList();
    }

    List<Defect> defects(List<RouteFile> files, RouteTexts texts) {
        List<RouteBlock> blocks = blocks(files);
        Map<String, String> sql =
                texts.statements().entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue()));
        List<Defect> defects = new ArrayList<>(ids(blocks));
        defects.addAll(configurations(blocks));
        defects.addAll(DirectCalls.unanswered(blocks));
        defects.addAll(
                SqlCalls.missing(
                        blocks,
                        sql.keySet().stream()
                                .map(name -> name.replaceFirst(".*/", ""))
                                .collect(Collectors.toSet())));
        BeanCalls calls = new BeanCalls(beans);
        defects.addAll(calls.defects(blocks));
        defects.addAll(calls.defects(sql));
        defects.addAll(properties(sql));
        defects.addAll(SqlCalls.withoutRows(blocks, sql));
        return defects;
    }

    private List<Defect> ids(List<RouteBlock> blocks) {
        List<Defect> defects = new ArrayList<>();
        Map<String, RouteBlock> first = new HashMap<>();
        for (RouteBlock block : blocks) {
            RouteBlock other = first.putIfAbsent(block.kind() + "/" + block.id(), block);
            if (other != null && !block.id().isEmpty()) {
                defects.add(
                        block.defect(
                                block.body(),
                                "is the second of that id: the first is in %s, line %d"
                                        .formatted(other.file(), other.line())));
            }
        }
        for (String template : templates) {
            if (!first.containsKey("routeTemplate/" + template)) {
                defects.add(missing(template, blocks));
            }
        }
        return defects;
    }

    /** Blames the template that is new, which may be it under another name, or its former file. */
    private Defect missing(String template, List<RouteBlock> blocks) {
        String reason =
                "the routeTemplate %s is in no file, of which routes are made for each shop or endpoint"
                        .formatted(template);
        List<String> before = running.stream().map(RouteBlock::id).toList();
        return blocks.stream()
                .filter(block -> block.kind().equals("routeTemplate"))
                .filter(block -> !before.contains(block.id()))
                .map(block -> block.defect(block.body(), "is made into no route, and " + reason))
                .findFirst()
                .orElseGet(() -> new Defect(formerFile(template), 0, reason));
    }

    private String formerFile(String template) {
        return running.stream()
                .filter(block -> block.kind().equals("routeTemplate"))
                .filter(block -> block.id().equals(template))
                .map(RouteBlock::file)
                .findFirst()
                .orElse("");
    }

    private static List<Defect> configurations(List<RouteBlock> blocks) {
        Set<String> known =
                blocks.stream()
                        .filter(block -> block.kind().equals("routeConfiguration"))
                        .map(RouteBlock::id)
                        .collect(Collectors.toSet());
        List<Defect> defects = new ArrayList<>();
        for (RouteBlock block : blocks) {
            var used = block.route().path("routeConfigurationId");
            if (used.isTextual() && !known.contains(used.asText())) {
                defects.add(
                        block.defect(
                                used,
                                "names the configuration %s, which is nowhere"
                                        .formatted(used.asText())));
            }
        }
        return defects;
    }

    private List<Defect> properties(Map<String, String> sql) {
        List<Defect> defects = new ArrayList<>();
        sql.forEach(
                (file, text) ->
                        PROPERTY.matcher(text)
                                .results()
                                .filter(use -> !isProperty.test(use.group(1)))
                                .forEach(
                                        use ->
                                                defects.add(
                                                        new Defect(
                                                                file,
                                                                Lines.at(text, use.start()),
                                                                "asks for the setting %s, which there is not"
                                                                        .formatted(
                                                                                use.group(1))))));
        return defects;
    }
}
