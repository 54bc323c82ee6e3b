package org.caravane.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.caravane.model.CheckLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks at a store and changes nothing: whether it opens, of which Caravane it is, who works on it,
 * and whether there is room.
 */
public final class StoreLook {
    private static final String SUBJECT = "store";
    private static final int H2_NOT_THERE = 90146;
    private static final long ROOM_MIB = 200;
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?([^;:]+)(;.*)?");

    private final DataSource dataSource;
    private final String url;

    /**
     * @param dataSource which makes no H2 file by being asked
     * @param url the store's address; never shown, since it may hold a password
     */
    public StoreLook(DataSource dataSource, String url) {
        this.dataSource = dataSource;
        this.url = url;
    }

    /** The lines on the store; what does not work is one of them. */
    public List<CheckLine> lines() {
        List<CheckLine> lines = new ArrayList<>();
        StoreSetup.Age age;
        try {
            age = new StoreSetup(dataSource).age();
        } catch (RuntimeException e) {
            lines.add(isNotThere(e) ? none() : closed(e));
            room(lines);
            return lines;
        }
        lines.add(
                age == StoreSetup.Age.NONE
                        ? none()
                        : CheckLine.ok(SUBJECT, "opens", "can be opened"));
        switch (age) {
            case CURRENT -> {
                lines.add(CheckLine.ok(SUBJECT, "version", "is of this Caravane"));
                lines.add(CheckLine.ok(SUBJECT, "processes", processes()));
                lines.addAll(asked());
            }
            case OLDER ->
                    lines.add(
                            CheckLine.ok(
                                    SUBJECT,
                                    "version",
                                    "is of an older Caravane; the next run brings it up to date"));
            case NEWER ->
                    lines.add(
                            CheckLine.wrong(
                                    SUBJECT,
                                    "version",
                                    "is of a newer Caravane",
                                    "use that Caravane, or another store"));
            case NONE -> {}
        }
        room(lines);
        return lines;
    }

    /** What an operator wrote into the mapping table; none when there is no store of today. */
    public List<Map<String, @Nullable Object>> operatorMappings() {
        return new JdbcTemplate(dataSource)
                .queryForList(
                        "select shop, source_value, target_value from mapping where kind = 'tax' and origin = 'operator'");
    }

    private String processes() {
        List<String> owned =
                new JdbcTemplate(dataSource)
                        .queryForList(
                                "select name from endpoint where owner is not null and lease_until > current_timestamp order by name",
                                String.class);
        return owned.isEmpty()
                ? "none works with it now"
                : "one works now on " + String.join(", ", owned);
    }

    /** What a person is asked about an installation, and has not confirmed. */
    private List<CheckLine> asked() {
        return new JdbcTemplate(dataSource)
                .query(
                        "select name, asks from endpoint where asks is not null and confirmed_at is null order by name",
                        (row, n) -> asked(row.getString("name"), row.getString("asks")));
    }

    private static CheckLine asked(String endpoint, String question) {
        String[] parts = question.split("(?<=\\.) ", 2);
        return CheckLine.wrong(
                "endpoint " + endpoint, "links", parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static CheckLine none() {
        return CheckLine.ok(SUBJECT, "opens", "there is none yet; the first run makes it");
    }

    private CheckLine closed(RuntimeException failure) {
        String message = String.valueOf(root(failure).getMessage()).replace(url, "store.url");
        String said = message.lines().findFirst().orElse("");
        return CheckLine.wrong(
                SUBJECT,
                "opens",
                "cannot be opened: " + said,
                "check store.url, store.user and store.password, and that the database runs");
    }

    private static boolean isNotThere(Throwable thrown) {
        return root(thrown) instanceof SQLException e && e.getErrorCode() == H2_NOT_THERE;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Of a store that is a file. */
    private void room(List<CheckLine> lines) {
        Matcher file = H2_FILE.matcher(url);
        if (!file.matches()) {
            return;
        }
        Path folder = Path.of(file.group(1)).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            return;
        }
        lines.add(room(folder));
    }

    private static CheckLine room(Path folder) {
        if (!Files.isWritable(folder)) {
            return CheckLine.wrong(
                    SUBJECT,
                    "room",
                    folder + " cannot be written to",
                    "give this user the right, or name another folder in store.url");
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
            return free >= ROOM_MIB
                    ? CheckLine.ok(SUBJECT, "room", free + " MiB are free")
                    : CheckLine.wrong(
                            SUBJECT,
                            "room",
                            "%d MiB are free, less than %d".formatted(free, ROOM_MIB),
                            "make room on the disk of " + folder);
        } catch (IOException e) {
            return CheckLine.cannotTell(
                    SUBJECT, "room", "the disk does not tell: " + e.getMessage(), "");
        }
    }
}
