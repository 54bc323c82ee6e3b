package org.caravane.conventions;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caravane.ops.reload.RouteBlock;
import org.caravane.ops.reload.RouteFile;

/**
 * What conventions look at: ours, or a few lines that break one.
 *
 * @param sql statements by the name of their file
 * @param java main sources by the name of their file
 */
record Project(
        List<RouteFile> files,
        Map<String, String> properties,
        Map<String, String> sql,
        Map<String, String> java) {

    /** Ours, from the folder that the build runs in. */
    static Project ours() {
        return new Project(
                texts(Path.of("routes"), ".yaml").entrySet().stream()
                        .map(file -> RouteFile.of(file.getKey(), file.getValue()))
                        .toList(),
                properties(text(Path.of("application.properties"))),
                texts(Path.of("routes", "sql"), ".sql"),
                texts(Path.of("src", "main", "java"), ".java"));
    }

    static Project of(String yaml) {
        return named("product.camel.yaml", yaml);
    }

    static Project named(String file, String yaml) {
        return new Project(List.of(RouteFile.of(file, yaml)), Map.of(), Map.of(), Map.of());
    }

    Project withProperties(String text) {
        return new Project(files, properties(text), sql, java);
    }

    Project withSql(String file, String text) {
        Map<String, String> more = new LinkedHashMap<>(sql);
        more.put(file, text);
        return new Project(files, properties, more, java);
    }

    Project withJava(String file, String text) {
        return new Project(files, properties, sql, Map.of(file, text));
    }

    List<RouteBlock> blocks() {
        return files.stream().flatMap(file -> file.blocks().stream()).toList();
    }

    List<RouteBlock> routes() {
        return blocks().stream().filter(RouteBlock::isRoute).toList();
    }

    private static Map<String, String> properties(String text) {
        Properties read = new Properties();
        try (Reader reader = new StringReader(text)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> properties = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
        return properties;
    }

    private static Map<String, String> texts(Path folder, String ending) {
        int depth = ending.equals(".java") ? Integer.MAX_VALUE : 1;
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            paths.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .forEach(path -> texts.put(path.getFileName().toString(), text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
