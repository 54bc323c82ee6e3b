package org.caravane.store;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.Outcome;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/** Turns verdicts and dead letters into the parameters of the statements that keep them. */
public final class VerdictRows {
    private final StoreClock clock;
    private final UnaryOperator<String> redaction;

    /**
     * @param redaction leaves secrets out of what is kept for people to read
     */
    public VerdictRows(StoreClock clock, UnaryOperator<String> redaction) {
        this.clock = clock;
        this.redaction = redaction;
    }

    /** The last word on each, of outcomes that are final and of what was parked. */
    public List<Map<String, @Nullable Object>> verdicts(
            List<Outcome> outcomes, List<DeadLetter> letters) {
        return Stream.concat(
                        outcomes.stream()
                                .filter(o -> !o.again() && !isStillHeld(o))
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

    /** What is held and waits once more is held until the other has arrived. */
    private static boolean isStillHeld(Outcome outcome) {
        return outcome.decision().verdict() instanceof Verdict.Wait
                && !outcome.decision().claimed().known().lastWord().heldFor().isEmpty();
    }

    /**
     * What is about to be created, under which reference: a process that is killed now leaves a
     * product in the shop that only this row knows of.
     */
    public List<Map<String, @Nullable Object>> intended(Batch batch) {
        return batch.items().stream()
                .filter(d -> d.verdict() instanceof Verdict.Create)
                .map(d -> verdict(d.claimed(), d.ref(), "create", "being created", ""))
                .toList();
    }

    private Map<String, @Nullable Object> verdict(
            Claimed claimed, String ref, String word, String reason, String warnings) {
        Map<String, @Nullable Object> row = Rows.subject(claimed);
        row.put("ref", ref);
        row.put("verdict", word);
        row.put("reason", redaction.apply(reason));
        row.put("warnings", redaction.apply(warnings));
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
                                row.put("minute", clock.now().truncatedTo(ChronoUnit.MINUTES));
                                row.put("n", 0L);
                                return row;
                            })
                    .merge("n", 1L, (n, one) -> (Long) n + (Long) one);
        }
        return List.copyOf(tallies.values());
    }

    public List<DeadLetter> noLetters() {
        return List.of();
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

    /**
     * Letters to be kept.
     *
     * @param versions what was parked, as a fingerprint by the name of its claim; null or without
     *     an entry where nothing was decided yet
     */
    public List<Map<String, @Nullable Object>> letters(
            List<DeadLetter> letters, @Nullable Map<String, String> versions) {
        return letters.stream()
                .map(
                        l -> {
                            Map<String, @Nullable Object> row = Rows.subject(l.claimed());
                            row.put("ref", l.ref());
                            row.put("cause", l.cause());
                            row.put("version", version(l, versions));
                            row.put("sentence", redaction.apply(l.sentence()));
                            row.put("request", redaction.apply(l.request()));
                            row.put("answer", redaction.apply(l.answer()));
                            return row;
                        })
                .toList();
    }

    /** What was deleted in the shop is held by its link, and asks the shop nothing. */
    private static String version(DeadLetter letter, @Nullable Map<String, String> versions) {
        return versions == null || letter.cause().equals(LinkRows.DELETED)
                ? ""
                : versions.getOrDefault(letter.claimed().name(), "");
    }
}
