package org.caravane.ops.held;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.ops.OpenStore;
import org.caravane.store.Notes.Recipient;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what is held of the shops that the settings name: as many as {@code status} counts. */
final class HeldSubjects {
    private static final int MOST = 10_000;
    private static final int FETCH = 1000;

    /** A stock whose product is not in the shop is called by its key alone. */
    private static final String SELECT =
            """
            select v.shop, v.entity, v.source_key, v.reason, v.at_time,
              case when v.source_ref = v.source_key then coalesce(p.source_ref, v.source_ref)
                else v.source_ref end ref
            from verdict v
            left join verdict p on p.shop = v.shop and p.entity = 'product' and p.source_key = v.source_key
            where v.verdict = 'hold' order by v.shop, v.entity, ref, v.source_key
            """;

    private final ReasonGroups groups = new ReasonGroups();
    private final List<HeldSubject> subjects = new ArrayList<>();
    private long count;

    /**
     * Reads.
     *
     * @param shop only of that shop, unless empty
     * @param reason only those whose reason has that text in it, whatever its case
     */
    HeldSubjects(OpenStore opened, String shop, String reason) {
        Set<String> shops =
                opened.recipients().stream()
                        .map(Recipient::shop)
                        .filter(name -> shop.isEmpty() || name.equals(shop))
                        .collect(Collectors.toSet());
        String wanted = reason.toLowerCase(Locale.ROOT);
        JdbcTemplate store = opened.jdbc();
        // in a transaction, because PostgreSQL reads by parts only there
        store.setFetchSize(FETCH);
        opened.together()
                .executeWithoutResult(
                        status ->
                                store.query(
                                        SELECT,
                                        row -> {
                                            HeldSubject subject =
                                                    new HeldSubject(
                                                            row.getString("shop"),
                                                            row.getString("entity"),
                                                            row.getString("source_key"),
                                                            row.getString("ref"),
                                                            row.getString("reason"),
                                                            Optional.ofNullable(
                                                                            row.getObject(
                                                                                    "at_time",
                                                                                    OffsetDateTime
                                                                                            .class))
                                                                    .map(OffsetDateTime::toInstant)
                                                                    .orElse(Instant.EPOCH));
                                            if (shops.contains(subject.shop())
                                                    && subject.reason()
                                                            .toLowerCase(Locale.ROOT)
                                                            .contains(wanted)) {
                                                add(subject);
                                            }
                                        }));
    }

    private void add(HeldSubject subject) {
        count++;
        groups.add(subject);
        if (subjects.size() < MOST) {
            subjects.add(subject);
        }
    }

    /** How many there are, whether or not they are listed. */
    long count() {
        return count;
    }

    List<ReasonGroup> groups() {
        return groups.all();
    }

    /** The first ten thousand, by shop, entity and reference. */
    List<HeldSubject> listed() {
        return List.copyOf(subjects);
    }
}
