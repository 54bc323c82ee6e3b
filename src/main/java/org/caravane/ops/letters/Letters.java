package org.caravane.ops.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads dead letters and the journal. */
public final class Letters {
    private static final int MOST = 10_000;
    private final JdbcTemplate store;

    public Letters(JdbcTemplate store) {
        this.store = store;
    }

    /**
     * Open letters, the oldest first.
     *
     * @param shop only of that shop, unless empty
     * @param cause only of that cause, unless empty
     */
    List<Letter> open(String shop, String cause) {
        return store.query(
                "select * from dead_letter where closed_at is null and (? = '' or shop = ?) and (? = '' or cause = ?) order by first_at, id limit "
                        + MOST,
                Letters::letter,
                shop,
                shop,
                cause,
                cause);
    }

    Optional<Letter> find(long id) {
        return store.query("select * from dead_letter where id = ?", Letters::letter, id).stream()
                .findFirst();
    }

    /** What happened to a subject, the newest last. */
    public List<Happening> history(String shop, String entity, String key, int most) {
        List<Happening> newestFirst =
                store.query(
                        "select * from journal where shop = ? and entity = ? and source_key = ? order by id desc limit "
                                + most,
                        (row, n) ->
                                new Happening(
                                        moment(row, "at_time").orElse(Instant.EPOCH),
                                        row.getString("shop"),
                                        row.getString("entity"),
                                        row.getString("verdict"),
                                        row.getString("reason"),
                                        row.getString("request")),
                        shop,
                        entity,
                        key);
        List<Happening> history = new ArrayList<>(newestFirst);
        Collections.reverse(history);
        return history;
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                row.getString("shop"),
                row.getString("entity"),
                row.getString("source_key"),
                row.getString("source_ref"),
                row.getString("cause"),
                row.getString("sentence"),
                row.getString("request"),
                row.getString("answer"),
                moment(row, "first_at").orElse(Instant.EPOCH),
                moment(row, "last_at").orElse(Instant.EPOCH),
                row.getInt("times"),
                moment(row, "closed_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
