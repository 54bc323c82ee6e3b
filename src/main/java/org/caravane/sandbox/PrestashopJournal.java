package org.caravane.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state file: one line of JSON per committed write, on disk before the write is answered, so
 * that a killed process finds all it answered for. A torn last line was never answered and is left
 * out.
 */
final class PrestashopJournal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row put, or removed when there is none; id 0 only tells the last id given. */
    record Change(String table, long id, long last, Optional<WebserviceRow> row) {}

    private record Line(
            String table,
            long id,
            long last,
            Map<String, String> fields,
            Map<String, List<Map<String, String>>> associations,
            boolean removed) {}

    private final FileChannel channel;

    private PrestashopJournal(FileChannel channel) {
        this.channel = channel;
    }

    static List<Change> read(Path file) throws IOException {
        List<Change> changes = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                try {
                    for (Line one : JSON.readValue(line, Line[].class)) {
                        changes.add(
                                new Change(
                                        one.table(),
                                        one.id(),
                                        one.last(),
                                        one.removed()
                                                ? Optional.empty()
                                                : Optional.of(
                                                        new WebserviceRow(
                                                                one.id(),
                                                                one.fields(),
                                                                one.associations()))));
                    }
                } catch (JsonProcessingException torn) {
                    break;
                }
            }
        }
        return changes;
    }

    /** Writes the state anew, so that the file does not grow for ever, and goes on behind it. */
    static PrestashopJournal compact(Path file, List<Change> state) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        List<String> lines = new ArrayList<>();
        for (Change change : state) {
            lines.add(line(List.of(change)));
        }
        Files.write(fresh, lines, StandardCharsets.UTF_8);
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return new PrestashopJournal(FileChannel.open(file, StandardOpenOption.APPEND));
    }

    void append(List<Change> changes) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap((line(changes) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(List<Change> changes) throws JsonProcessingException {
        return JSON.writeValueAsString(
                changes.stream()
                        .map(
                                change ->
                                        new Line(
                                                change.table(),
                                                change.id(),
                                                change.last(),
                                                change.row()
                                                        .map(WebserviceRow::fields)
                                                        .orElse(Map.of()),
                                                change.row()
                                                        .map(WebserviceRow::associations)
                                                        .orElse(Map.of()),
                                                change.row().isEmpty()))
                        .toList());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
