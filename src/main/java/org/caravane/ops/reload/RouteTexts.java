package org.caravane.ops.reload;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.spi.ResourceResolver;
import org.jspecify.annotations.Nullable;

/**
 * The route files and their statements as they were at one moment. A context reads them from here,
 * so that what runs is what was examined, whatever happens to the files meanwhile, and so that the
 * last good text can be run again. Immutable.
 */
public final class RouteTexts {
    private static final String ROUTES = "*.camel.yaml";
    private static final String STATEMENTS = "sql";
    private final Path directory;
    private final SortedMap<String, String> texts;

    private RouteTexts(Path directory, SortedMap<String, String> texts) {
        this.directory = directory;
        this.texts = Collections.unmodifiableSortedMap(texts);
    }

    /**
     * Reads {@code *.camel.yaml} and {@code sql/*.sql} of a folder; what begins with a dot is an
     * editor's.
     *
     * @throws UnusableRoutes when the folder or a file cannot be read, or the folder has no routes
     */
    public static RouteTexts read(Path directory) {
        SortedMap<String, String> texts = new TreeMap<>();
        add(texts, directory, directory, ROUTES);
        if (texts.isEmpty()) {
            throw new UnusableRoutes(
                    new Defect(
                            directory.toString(),
                            0,
                            "holds no " + ROUTES + ": correct routes.directory"));
        }
        if (Files.isDirectory(directory.resolve(STATEMENTS))) {
            add(texts, directory, directory.resolve(STATEMENTS), "*.sql");
        }
        return new RouteTexts(directory, texts);
    }

    private static void add(
            SortedMap<String, String> texts, Path directory, Path folder, String glob) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(".")) {
                    texts.put(name(directory, file), text(file));
                }
            }
        } catch (IOException e) {
            throw new UnusableRoutes(
                    new Defect(folder.toString(), 0, "cannot be read (" + e + ")"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableRoutes(
                    new Defect(file.toString(), 0, "cannot be read as UTF-8 text (" + e + ")"));
        }
    }

    private static String name(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    /**
     * The same folder as it is now.
     *
     * @throws UnusableRoutes like {@link #read}
     */
    public RouteTexts again() {
        return read(directory);
    }

    /** The defect with its file as an operator finds it. */
    public Defect located(Defect defect) {
        return new Defect(
                directory.resolve(defect.file()).toString(), defect.line(), defect.reason());
    }

    /** Route files by their name. */
    public SortedMap<String, String> routes() {
        return only(".yaml");
    }

    /** Statements by their name, {@code sql/claim.sql}. */
    public SortedMap<String, String> statements() {
        return only(".sql");
    }

    private SortedMap<String, String> only(String ending) {
        return texts.entrySet().stream()
                .filter(text -> text.getKey().endsWith(ending))
                .collect(
                        Collectors.toMap(
                                e -> e.getKey(), e -> e.getValue(), (a, b) -> a, TreeMap::new));
    }

    /** Names of files that are in one and not in the other, or differ. */
    public List<String> differences(RouteTexts other) {
        TreeSet<String> names = new TreeSet<>(texts.keySet());
        names.addAll(other.texts.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(texts.get(name), other.texts.get(name)))
                .toList();
    }

    /** The route files as Camel's {@code routesIncludePattern} names them, one by one. */
    public String includePattern() {
        return routes().keySet().stream()
                .map(name -> "file:" + directory.resolve(name))
                .collect(Collectors.joining(","));
    }

    /** Answers {@code file:} resources of the folder from here, and all others from the disk. */
    public ResourceResolver resolver() {
        return new RouteTextResolver(directory, texts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RouteTexts that && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }
}
