package org.caravane.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Subject;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into records, and records into the named parameters of the statements in {@code
 * routes/sql}. Column names do not depend on case.
 */
public final class StoreRows {
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    public StoreRows(Clock clock) {
        this.clock = clock;
    }

    /** The moment, as every statement but the lease takes it. */
    public OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A moment that many seconds back. */
    public OffsetDateTime ago(long seconds) {
        return now().minusSeconds(seconds);
    }

    /** A moment that many seconds ahead. */
    public OffsetDateTime ahead(long seconds) {
        return now().plusSeconds(seconds);
    }

    /** The source keys of a claim as a list for {@code in}. */
    public String keys(List<Claimed> claim) {
        return claim.stream().map(c -> c.subject().key()).collect(Collectors.joining(","));
    }

    /** The subjects of a batch about to be written. */
    public List<Map<String, @Nullable Object>> subjects(Batch batch) {
        return claims(batch.items().stream().map(Decision::claimed));
    }

    /** Rows of {@code claimed-*.sql}. */
    public List<Claimed> claimed(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(this::claimed).toList();
    }

    private Claimed claimed(Map<String, @Nullable Object> row) {
        Known known =
                new Known(
                        link(row, ""),
                        fields(row.get("fields")),
                        link(row, "product_"),
                        Integer.valueOf(1).equals(integer(row.get("product_pending"))));
        return new Claimed(
                new Subject(text(row, "shop"), text(row, "entity"), text(row, "source_key")),
                number(row, "gen"),
                text(row, "token"),
                (int) number(row, "chunk"),
                (int) number(row, "attempts"),
                known);
    }

    /** Nothing yet: the worker's claim is empty until rows were claimed. */
    public List<Claimed> nothingClaimed() {
        return List.of();
    }

    public List<Found> nothingFound() {
        return List.of();
    }

    public List<Release> noReleases() {
        return List.of();
    }

    public List<DeadLetter> noLetters() {
        return List.of();
    }

    /** How much company the first due row may have. */
    public int chunk(List<Map<String, @Nullable Object>> rows) {
        return (int) number(rows.get(0), "chunk");
    }

    /** How many rows to claim: as many as usual, or as few as may share a request. */
    public int claimSize(int chunk, int usual) {
        return Math.min(chunk, usual);
    }

    /** The claim as a batch of its own, for what fails before anything was decided. */
    public Batch undecided(List<Claimed> claim) {
        return Batch.undecided(claim);
    }

    /**
     * Decisions that need no request, as outcomes; what is to be parked is a dead letter instead.
     */
    public List<Outcome> unwritten(List<Decision> decisions) {
        return decisions.stream()
                .filter(d -> !(d.verdict() instanceof Verdict.Park))
                .map(StoreRows::unwritten)
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

    /** Rows of {@code taken.sql}: links by the shop's id. */
    public Map<Long, Link> taken(List<Map<String, @Nullable Object>> rows) {
        Map<Long, Link> links = new HashMap<>();
        rows.forEach(row -> link(row, "").ifPresent(link -> links.put(link.targetId(), link)));
        return links;
    }

    /** Links to be remembered. */
    public List<Map<String, @Nullable Object>> links(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(o -> o.link().stream().map(link -> link(o, link)))
                .toList();
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
                                                    return row;
                                                }))
                .toList();
    }

    private static Link stockLink(Outcome o, long id) {
        return new Link(id, o.decision().born(), o.decision().ref(), Link.Origin.CREATED, false);
    }

    private Map<String, @Nullable Object> link(Outcome outcome, Link link) {
        Map<String, @Nullable Object> row = subject(outcome.decision().claimed());
        row.put("scope", "stock".equals(row.get("entity")) ? row.get("shop") : "");
        row.put("targetId", link.targetId());
        row.put("born", cut(link.born(), 40));
        row.put("ref", cut(link.ref(), 200));
        row.put("origin", link.origin().name().toLowerCase(Locale.ROOT));
        row.put("goneAt", link.gone() ? now() : null);
        return row;
    }

    /** Values known to have arrived; of what is due again the old ones are forgotten. */
    public List<Map<String, @Nullable Object>> sent(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(
                        o ->
                                o.sent().stream()
                                        .map(
                                                values -> {
                                                    var row = subject(o.decision().claimed());
                                                    row.put("fields", written(values));
                                                    return row;
                                                }))
                .toList();
    }

    /** The last word on each, of outcomes that are final and of what was parked. */
    public List<Map<String, @Nullable Object>> verdicts(
            List<Outcome> outcomes, List<DeadLetter> letters) {
        return Stream.concat(
                        outcomes.stream()
                                .filter(o -> !o.again())
                                .map(
                                        o ->
                                                verdict(
                                                        o.decision().claimed(),
                                                        o.decision().ref(),
                                                        o.decision().verdict().word(),
                                                        o.decision().verdict().reason(),
                                                        String.join(
                                                                "\n", o.decision().warnings()))),
                        letters.stream()
                                .map(l -> verdict(l.claimed(), l.ref(), "park", l.sentence(), "")))
                .toList();
    }

    private static Map<String, @Nullable Object> verdict(
            Claimed claimed, String ref, String word, String reason, String warnings) {
        Map<String, @Nullable Object> row = subject(claimed);
        row.put("ref", cut(ref, 200));
        row.put("verdict", word);
        row.put("reason", cut(reason, 1000));
        row.put("warnings", cut(warnings, 4000));
        return row;
    }

    /** How many of each verdict, by shop and entity. */
    public List<Map<String, @Nullable Object>> tallies(
            List<Map<String, @Nullable Object>> verdicts) {
        Map<String, Map<String, @Nullable Object>> tallies = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> verdict : verdicts) {
            String word = (String) verdict.get("verdict");
            String id = verdict.get("shop") + "/" + verdict.get("entity") + "/" + word;
            tallies.computeIfAbsent(
                            id,
                            key -> {
                                var row = new HashMap<>(verdict);
                                row.put("hour", now().truncatedTo(ChronoUnit.HOURS));
                                row.put("n", 0L);
                                return row;
                            })
                    .merge("n", 1L, (n, one) -> (Long) n + (Long) one);
        }
        return List.copyOf(tallies.values());
    }

    /** Changes that are done with. */
    public List<Map<String, @Nullable Object>> done(List<Outcome> outcomes) {
        return claims(
                outcomes.stream()
                        .filter(
                                o ->
                                        !o.again()
                                                && !(o.decision().verdict()
                                                        instanceof Verdict.Wait))
                        .map(o -> o.decision().claimed()));
    }

    /** Changes that leave the table: done with, or parked. */
    public List<Map<String, @Nullable Object>> finished(
            List<Outcome> outcomes, List<DeadLetter> letters) {
        return Stream.concat(
                        done(outcomes).stream(),
                        claims(letters.stream().map(DeadLetter::claimed)).stream())
                .toList();
    }

    private static List<Map<String, @Nullable Object>> claims(Stream<Claimed> claims) {
        return claims.map(StoreRows::subject).toList();
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
        Map<String, @Nullable Object> row = subject(decision.claimed());
        row.put("waitsEntity", wait.entity());
        row.put("waitsKey", wait.key());
        return row;
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
                                                Duration.ZERO));
        return Stream.concat(releases.stream(), again).map(this::release).toList();
    }

    private Map<String, @Nullable Object> release(Release release) {
        Map<String, @Nullable Object> row = subject(release.claimed());
        row.put("chunk", release.chunk());
        row.put("attempts", release.attempts());
        row.put("due", now().plus(release.delay()));
        return row;
    }

    /** Decisions to park, as dead letters. */
    public List<DeadLetter> lettersOf(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(
                        d ->
                                d.verdict() instanceof Verdict.Park park
                                        ? Stream.of(
                                                new DeadLetter(
                                                        d.claimed(),
                                                        d.ref(),
                                                        park.cause(),
                                                        park.reason(),
                                                        "",
                                                        ""))
                                        : Stream.empty())
                .toList();
    }

    public List<Map<String, @Nullable Object>> letters(List<DeadLetter> letters) {
        return letters.stream()
                .map(
                        l -> {
                            Map<String, @Nullable Object> row = subject(l.claimed());
                            row.put("ref", cut(l.ref(), 200));
                            row.put("cause", cut(l.cause(), 64));
                            row.put("sentence", cut(l.sentence(), 1000));
                            row.put("request", cut(l.request(), 1_000_000));
                            row.put("answer", cut(l.answer(), 100_000));
                            return row;
                        })
                .toList();
    }

    private static Map<String, @Nullable Object> subject(Claimed claimed) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("shop", claimed.subject().shop());
        row.put("entity", claimed.subject().entity());
        row.put("key", claimed.subject().key());
        row.put("token", claimed.token());
        row.put("gen", claimed.gen());
        return row;
    }

    private static Optional<Link> link(Map<String, @Nullable Object> row, String prefix) {
        Object target = row.get(prefix + "target_id");
        if (target == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Link(
                        ((Number) target).longValue(),
                        text(row, prefix + "source_born"),
                        text(row, prefix + "source_ref"),
                        "created".equals(row.get(prefix + "origin"))
                                ? Link.Origin.CREATED
                                : Link.Origin.ADOPTED,
                        row.get(prefix + "gone_at") != null));
    }

    private FieldValues fields(@Nullable Object stored) {
        if (stored == null) {
            return FieldValues.NONE;
        }
        try {
            SortedMap<String, String> values = json.readValue(stored.toString(), FIELDS);
            return new FieldValues(values);
        } catch (JsonProcessingException e) {
            throw new UnreadableStore("The store holds sent values that cannot be read", e);
        }
    }

    private String written(FieldValues values) {
        try {
            return json.writeValueAsString(values.values());
        } catch (JsonProcessingException e) {
            throw new UnreadableStore("Sent values cannot be written to the store", e);
        }
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value instanceof Number n ? n.longValue() : 0;
    }

    private static @Nullable Integer integer(@Nullable Object value) {
        return value instanceof Number n ? n.intValue() : null;
    }

    private static String cut(String text, int length) {
        // PostgreSQL holds no NUL
        String held = text.replace('\0', ' ');
        if (held.length() <= length) {
            return held;
        }
        // nor half a character
        int end = Character.isHighSurrogate(held.charAt(length - 2)) ? length - 2 : length - 1;
        return held.substring(0, end) + "…";
    }
}
