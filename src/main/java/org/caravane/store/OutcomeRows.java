package org.caravane.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/** Turns what became of changes into the parameters of the statements that remember it. */
public final class OutcomeRows {
    private final StoreClock clock;

    public OutcomeRows(StoreClock clock) {
        this.clock = clock;
    }

    /**
     * Decisions that need no request, as outcomes; what is to be parked is a dead letter instead.
     */
    public List<Outcome> unwritten(List<Decision> decisions) {
        return decisions.stream()
                .filter(d -> !(d.verdict() instanceof Verdict.Park))
                .map(OutcomeRows::unwritten)
                .toList();
    }

    private static Outcome unwritten(Decision decision) {
        // found in the shop and nothing to send: the link alone is remembered
        return decision.verdict() instanceof Verdict.Update update
                ? new Outcome(
                        decision,
                        Optional.of(update.target()),
                        Optional.empty(),
                        Optional.empty(),
                        false)
                : Outcome.unwritten(decision);
    }

    /** Links to be remembered. */
    public List<Map<String, @Nullable Object>> links(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(o -> o.link().stream().map(link -> link(o, link)))
                .toList();
    }

    /** The product that was written last, of those that the shop has stamped; at most one. */
    public List<Map<String, @Nullable Object>> canary(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(o -> !o.stamp().changed().isEmpty())
                .flatMap(o -> o.link().stream())
                .reduce((one, next) -> next)
                .map(link -> List.of(canary(link)))
                .orElse(List.of());
    }

    private static Map<String, @Nullable Object> canary(Link link) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("targetId", link.targetId());
        return row;
    }

    /** Stock rows of products just made, to be remembered as links of their own. */
    public List<Map<String, @Nullable Object>> stockLinks(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(
                        o ->
                                o.stockRow().stream()
                                        .map(
                                                id -> {
                                                    var row = link(o, stockLink(o, id));
                                                    row.put("entity", "stock");
                                                    row.put("scope", row.get("shop"));
                                                    row.put("targetBorn", "");
                                                    row.put("targetChanged", "");
                                                    return row;
                                                }))
                .toList();
    }

    private static Link stockLink(Outcome o, long id) {
        return new Link(id, o.decision().born(), o.decision().ref(), Link.Origin.CREATED, false);
    }

    private Map<String, @Nullable Object> link(Outcome outcome, Link link) {
        Map<String, @Nullable Object> row = Rows.subject(outcome.decision().claimed());
        row.put("scope", "stock".equals(row.get("entity")) ? row.get("shop") : "");
        row.put("targetId", link.targetId());
        row.put("born", link.born());
        row.put("ref", link.ref());
        row.put("origin", link.origin().name().toLowerCase(Locale.ROOT));
        row.put("goneAt", link.gone() ? clock.now() : null);
        row.put("goneReason", link.goneReason());
        row.put("targetBorn", outcome.stamp().born());
        row.put("targetChanged", outcome.stamp().changed());
        return row;
    }

    /**
     * Values that are about to be written, as unknown: until an answer tells what arrived none of
     * them counts as equal, or a value that is set back meanwhile would be skipped for ever.
     */
    public List<Map<String, @Nullable Object>> doubted(Batch batch) {
        return batch.items().stream()
                .filter(d -> !d.claimed().known().sent().isEmpty())
                .flatMap(
                        d ->
                                d.verdict() instanceof Verdict.Update update
                                        ? Stream.of(doubted(d, update))
                                        : Stream.empty())
                .toList();
    }

    private static Map<String, @Nullable Object> doubted(Decision decision, Verdict.Update update) {
        var values = new TreeMap<>(decision.claimed().known().sent().values());
        update.changes().values().keySet().forEach(field -> values.put(field, SentValues.UNKNOWN));
        Map<String, @Nullable Object> row = Rows.subject(decision.claimed());
        row.put("fields", SentValues.written(FieldValues.of(values)));
        return row;
    }

    /** Values known to have arrived. */
    public List<Map<String, @Nullable Object>> sent(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(
                        o ->
                                o.sent().stream()
                                        .map(
                                                values -> {
                                                    var row = Rows.subject(o.decision().claimed());
                                                    row.put("fields", SentValues.written(values));
                                                    return row;
                                                }))
                .toList();
    }

    /** Changes that wait for another subject. */
    public List<Map<String, @Nullable Object>> waits(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(
                        o ->
                                o.decision().verdict() instanceof Verdict.Wait wait
                                        ? Stream.of(waiting(o.decision(), wait))
                                        : Stream.empty())
                .toList();
    }

    private static Map<String, @Nullable Object> waiting(Decision decision, Verdict.Wait wait) {
        Map<String, @Nullable Object> row = Rows.subject(decision.claimed());
        row.put("waitsEntity", wait.entity());
        row.put("waitsKey", wait.key());
        return row;
    }

    /** Changes that are done with. */
    public List<Map<String, @Nullable Object>> done(List<Outcome> outcomes) {
        return Rows.claims(
                outcomes.stream()
                        .filter(
                                o ->
                                        !o.again()
                                                && !(o.decision().verdict()
                                                        instanceof Verdict.Wait))
                        .map(o -> o.decision().claimed()));
    }

    /**
     * Dead letters that are over. What was deleted in the shop is left alone, and its letter stays
     * until a person says what is to be done.
     */
    public List<Map<String, @Nullable Object>> closed(List<Outcome> outcomes) {
        return done(outcomes.stream().filter(o -> !isLeftAlone(o)).toList());
    }

    private static boolean isLeftAlone(Outcome outcome) {
        Known known = outcome.decision().claimed().known();
        return outcome.decision().verdict() instanceof Verdict.Hold
                && Stream.concat(known.link().stream(), known.productLink().stream())
                        .anyMatch(Link::lost);
    }

    /** Changes that leave the table: done with, or parked. */
    public List<Map<String, @Nullable Object>> finished(
            List<Outcome> outcomes, List<DeadLetter> letters) {
        return Stream.concat(
                        done(outcomes).stream(),
                        Rows.claims(letters.stream().map(DeadLetter::claimed)).stream())
                .toList();
    }

    /**
     * Of the changes that leave the table those that others may wait for: stocks wait for products.
     */
    public List<Map<String, @Nullable Object>> awaited(
            List<Outcome> outcomes, List<DeadLetter> letters) {
        return finished(outcomes, letters).stream()
                .filter(row -> "product".equals(row.get("entity")))
                .toList();
    }

    public List<Release> noReleases() {
        return List.of();
    }

    /** Changes that go back: as decided, and what was linked after a failure, at once. */
    public List<Map<String, @Nullable Object>> releases(
            List<Release> releases, List<Outcome> outcomes) {
        Stream<Release> again =
                outcomes.stream()
                        .filter(Outcome::again)
                        .map(o -> o.decision().claimed())
                        .map(
                                c ->
                                        new Release(
                                                c,
                                                Math.max(1, c.chunk() / 2),
                                                c.attempts(),
                                                Duration.ZERO,
                                                false));
        return Stream.concat(releases.stream(), again).map(this::release).toList();
    }

    private Map<String, @Nullable Object> release(Release release) {
        Map<String, @Nullable Object> row = Rows.subject(release.claimed());
        row.put("chunk", release.chunk());
        row.put("attempts", release.attempts());
        row.put("due", clock.now().plus(release.delay()));
        row.put("doubted", release.doubted() ? 1 : 0);
        return row;
    }
}
