package org.caravane.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.caravane.ops.reload.RouteTexts;

/** A copy of our routes, which a test edits. */
record RouteFolder(Path folder) {

    static RouteFolder copiedTo(Path folder) {
        try (Stream<Path> ours = Files.walk(Path.of("routes"))) {
            for (Path file : ours.toList()) {
                Path copy = folder.resolve(Path.of("routes").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RouteFolder(folder);
    }

    /** Replaces a text, which must be there; returns the line of its first occurrence. */
    int edit(String file, String text, String by) {
        String now = text(file);
        int at = now.indexOf(text);
        if (at < 0) {
            throw new AssertionError(file + " does not have " + text);
        }
        write(file, now.replace(text, by));
        return 1 + (int) now.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RouteTexts texts() {
        return RouteTexts.read(folder);
    }
}
