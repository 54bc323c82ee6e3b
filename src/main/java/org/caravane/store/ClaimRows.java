package org.caravane.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.model.Batch;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Identity;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Reading;
import org.caravane.model.Subject;
import org.jspecify.annotations.Nullable;

/** Turns the rows of a claim into records, and a claim into what its statements ask for. */
public final class ClaimRows {
    /** Rows of {@code claimed-*.sql}. */
    public List<Claimed> claimed(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(ClaimRows::claimed).toList();
    }

    private static Claimed claimed(Map<String, @Nullable Object> row) {
        Known known =
                new Known(
                        link(row, ""),
                        sent(row),
                        link(row, "product_"),
                        Integer.valueOf(1).equals(integer(row.get("product_pending"))),
                        Optional.ofNullable(row.get("intended_ref")).map(Object::toString),
                        new Known.LastWord(
                                Rows.text(row, "parked_version"), Rows.text(row, "held_for")));
        return new Claimed(
                new Subject(
                        Rows.text(row, "shop"),
                        Rows.text(row, "entity"),
                        Rows.text(row, "source_key")),
                Rows.number(row, "gen"),
                Rows.text(row, "token"),
                (int) Rows.number(row, "chunk"),
                (int) Rows.number(row, "attempts"),
                known);
    }

    private static FieldValues sent(Map<String, @Nullable Object> row) {
        FieldValues values = SentValues.read(row.get("fields"));
        return Rows.number(row, "doubted") == 1 ? SentValues.unknown(values) : values;
    }

    /** Nothing yet: the worker's claim is empty until rows were claimed. */
    public List<Claimed> nothingClaimed() {
        return List.of();
    }

    /** Rows of {@code claimable.sql} as parameters of {@code claim.sql}. */
    public List<Map<String, @Nullable Object>> claimable(List<Map<String, @Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            Map<String, @Nullable Object> key = new HashMap<>();
            key.put("key", Rows.text(row, "source_key"));
            keys.add(key);
        }
        return keys;
    }

    /** How much company the first due row may have. */
    public int chunk(List<Map<String, @Nullable Object>> rows) {
        return (int) Rows.number(rows.get(0), "chunk");
    }

    /** How many rows to claim: as many as usual, or as few as may share a request. */
    public int claimSize(int chunk, int usual) {
        return Math.min(chunk, usual);
    }

    /** The source keys of a claim as a list for {@code in}. */
    public String keys(List<Claimed> claim) {
        return claim.stream().map(c -> c.subject().key()).collect(Collectors.joining(","));
    }

    /**
     * Whether a claim of which Dolibarr listed nothing needs an explanation: its products were not
     * found to be deleted.
     */
    public boolean isUnexplained(List<Claimed> claim, List<?> readings) {
        return readings.isEmpty()
                && claim.stream()
                        .anyMatch(
                                c ->
                                        c.known().link().filter(Link::gone).isEmpty()
                                                && c.known()
                                                        .productLink()
                                                        .filter(Link::gone)
                                                        .isEmpty());
    }

    /** The subjects of a batch about to be written. */
    public List<Map<String, @Nullable Object>> subjects(Batch batch) {
        return Rows.claims(batch.items().stream().map(Decision::claimed));
    }

    /** The claim as a batch of its own, for what fails before anything was decided. */
    public Batch undecided(List<Claimed> claim) {
        return Batch.undecided(claim);
    }

    public List<Found> nothingFound() {
        return List.of();
    }

    /**
     * Source keys whose counterparts have exactly the reference of another candidate, for a list of
     * {@code in}; empty when there are none.
     *
     * @param rows of {@code taken.sql}
     */
    public String contested(
            List<Candidate> candidates,
            List<Found> found,
            List<Map<String, @Nullable Object>> rows) {
        Map<Long, String> references = new HashMap<>();
        found.forEach(f -> references.put(f.id(), f.reference()));
        Map<String, String> keys = new HashMap<>();
        candidates.forEach(c -> keys.put(c.ref(), c.claimed().subject().key()));
        return rows.stream()
                .filter(
                        row -> {
                            String wanting =
                                    keys.get(
                                            references.getOrDefault(
                                                    Rows.number(row, "target_id"), ""));
                            return wanting != null && !wanting.equals(Rows.text(row, "source_key"));
                        })
                .map(row -> Rows.text(row, "source_key"))
                .distinct()
                .collect(Collectors.joining(","));
    }

    /**
     * Rows of {@code taken.sql} without those whose key the source has given to another product
     * since, or has no more. A record that cannot be read proves neither.
     *
     * @param asked the contested keys
     * @param identities who has them now
     */
    public List<Map<String, @Nullable Object>> stillTrue(
            List<Map<String, @Nullable Object>> rows,
            String asked,
            List<Reading<Identity>> identities) {
        Set<String> contested = Set.of(asked.split(",", -1));
        Map<String, Reading<Identity>> byKey = new HashMap<>();
        identities.forEach(reading -> byKey.put(reading.key(), reading));
        return rows.stream()
                .filter(
                        row -> {
                            String key = Rows.text(row, "source_key");
                            return !contested.contains(key) || isTrue(row, byKey.get(key));
                        })
                .toList();
    }

    private static boolean isTrue(
            Map<String, @Nullable Object> row, @Nullable Reading<Identity> reading) {
        if (reading == null) {
            return false;
        }
        return !(reading instanceof Reading.Read<Identity> read)
                || link(row, "").filter(read.value()::isThatOf).isPresent();
    }

    /** Rows of {@code taken.sql}: links by the shop's id. */
    public Map<Long, Link> taken(List<Map<String, @Nullable Object>> rows) {
        Map<Long, Link> links = new HashMap<>();
        rows.forEach(row -> link(row, "").ifPresent(link -> links.put(link.targetId(), link)));
        return links;
    }

    private static Optional<Link> link(Map<String, @Nullable Object> row, String prefix) {
        Object target = row.get(prefix + "target_id");
        if (target == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Link(
                        ((Number) target).longValue(),
                        Rows.text(row, prefix + "source_born"),
                        Rows.text(row, prefix + "source_ref"),
                        "created".equals(row.get(prefix + "origin"))
                                ? Link.Origin.CREATED
                                : Link.Origin.ADOPTED,
                        row.get(prefix + "gone_at") != null,
                        row.get(prefix + "lost_at") != null,
                        Rows.text(row, prefix + "target_born"),
                        Rows.text(row, prefix + "gone_reason")));
    }

    private static @Nullable Integer integer(@Nullable Object value) {
        return value instanceof Number n ? n.intValue() : null;
    }
}
