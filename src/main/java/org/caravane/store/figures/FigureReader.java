package org.caravane.store.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.StoreClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads the figures of the shops that the settings name, and changes nothing. */
public final class FigureReader {
    private static final String SOURCE = "dolibarr";
    private final JdbcTemplate store;
    private final StoreClock clock;
    private final List<Recipient> recipients;

    public FigureReader(JdbcTemplate store, StoreClock clock, List<Recipient> recipients) {
        this.store = store;
        this.clock = clock;
        this.recipients = List.copyOf(recipients);
    }

    /** What stands in the store now. */
    public StoreFigures read() {
        OffsetDateTime now = clock.now();
        Map<String, Pause> pauses = pauses();
        Map<String, String> owners = new HashMap<>();
        store.query(
                FigureSql.OWNERS,
                row -> {
                    owners.put(row.getString("name"), row.getString("owner"));
                });
        Map<String, LastError> letters = newestLetters();
        EntityCounts counts = new EntityCounts(store, now);
        SourceState source = source(pauses);
        List<ShopFigures> shops =
                recipients.stream()
                        .map(
                                to ->
                                        new ShopFigures(
                                                to.shop(),
                                                new EndpointState(
                                                        to.endpoint(),
                                                        pause(pauses, "endpoint/" + to.endpoint()),
                                                        Optional.ofNullable(
                                                                owners.get(to.endpoint()))),
                                                pause(pauses, "shop/" + to.shop()),
                                                counts.of(to.shop()),
                                                lastError(to, letters, pauses)))
                        .toList();
        return new StoreFigures(now.toInstant(), source, shops);
    }

    private Map<String, Pause> pauses() {
        Map<String, Pause> pauses = new HashMap<>();
        store.query(
                FigureSql.PAUSES,
                row -> {
                    String subject = row.getString("subject");
                    pauses.put(
                            subject,
                            new Pause(
                                    subject,
                                    row.getString("reason"),
                                    time(row, "since").orElse(Instant.EPOCH)));
                });
        return pauses;
    }

    private static Optional<Pause> pause(Map<String, Pause> pauses, String subject) {
        return Optional.ofNullable(pauses.get(subject));
    }

    private Map<String, LastError> newestLetters() {
        Map<String, LastError> newest = new HashMap<>();
        RowCallbackHandler each =
                row -> {
                    String ref = row.getString("source_ref");
                    String named = ref.isEmpty() ? row.getString("source_key") : ref;
                    newest.put(
                            row.getString("shop"),
                            new LastError(
                                    time(row, "last_at").orElse(Instant.EPOCH),
                                    row.getString("entity") + " " + named,
                                    row.getString("sentence")));
                };
        store.query(FigureSql.NEWEST_LETTERS, each);
        return newest;
    }

    private SourceState source(Map<String, Pause> pauses) {
        List<Pause> ofIt =
                pauses.values().stream()
                        .filter(pause -> isOfSource(pause.subject()))
                        .sorted(Comparator.comparing(Pause::subject))
                        .toList();
        return store
                .query(
                        FigureSql.SOURCE,
                        (row, number) ->
                                new SourceState(
                                        SOURCE,
                                        ofIt,
                                        time(row, "looked_at"),
                                        time(row, "reconciled_at")))
                .stream()
                .findFirst()
                .orElse(new SourceState(SOURCE, ofIt, Optional.empty(), Optional.empty()));
    }

    private static boolean isOfSource(String subject) {
        return subject.equals("source/" + SOURCE) || subject.startsWith("source/" + SOURCE + "/");
    }

    private static Optional<LastError> lastError(
            Recipient to, Map<String, LastError> letters, Map<String, Pause> pauses) {
        Stream<LastError> paused =
                pauses.values().stream()
                        .filter(pause -> !pause.isStarting())
                        .filter(
                                pause ->
                                        pause.subject().equals("endpoint/" + to.endpoint())
                                                || isOfSource(pause.subject()))
                        .map(
                                pause ->
                                        new LastError(
                                                pause.since(), pause.subject(), pause.reason()));
        return Stream.concat(Stream.ofNullable(letters.get(to.shop())), paused)
                .max(Comparator.comparing(LastError::at));
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
