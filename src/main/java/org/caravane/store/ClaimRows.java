package org.caravane.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.Decision;
import org.caravane.model.Found;
import org.caravane.model.Known;
import org.caravane.model.Link;
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
                        SentValues.read(row.get("fields")),
                        link(row, "product_"),
                        Integer.valueOf(1).equals(integer(row.get("product_pending"))),
                        Optional.ofNullable(row.get("intended_ref")).map(Object::toString));
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

    /** Nothing yet: the worker's claim is empty until rows were claimed. */
    public List<Claimed> nothingClaimed() {
        return List.of();
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
                        row.get(prefix + "gone_at") != null));
    }

    private static @Nullable Integer integer(@Nullable Object value) {
        return value instanceof Number n ? n.intValue() : null;
    }
}
