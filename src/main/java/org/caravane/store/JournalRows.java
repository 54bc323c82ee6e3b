package org.caravane.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.Failure;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code remember-journal.sql}: what happened to a subject. Nothing is told of what came
 * out equal or waits; what is held or parked without a request only when that is news.
 */
public final class JournalRows {
    private final StoreClock clock;

    public JournalRows(StoreClock clock) {
        this.clock = clock;
    }

    /** Up to which id the journal is over, by {@code journal-over.sql}; 0 when nothing is. */
    public long over(List<Map<String, @Nullable Object>> rows) {
        return rows.isEmpty() ? 0 : Rows.number(rows.get(0), "id");
    }

    /** {@code POST products with 19 others}: a request in the words of the journal. */
    public String asked(String method, String resource, Batch batch) {
        int others = batch.size() - 1;
        return method
                + " "
                + resource
                + (others == 0
                        ? " alone"
                        : " with " + others + (others == 1 ? " other" : " others"));
    }

    /** The same with the status that came back; empty when nothing was asked. */
    public String answered(@Nullable String asked, @Nullable String status) {
        if (asked == null || asked.isEmpty() || asked.contains(": ")) {
            return asked == null ? "" : asked;
        }
        return status == null || status.isEmpty()
                ? asked + ": no answer"
                : asked + ": answered " + status;
    }

    /**
     * What became of a claim.
     *
     * @param wrote the request and its answer, empty when nothing was sent
     * @param failure why changes go back to the table
     */
    public List<Map<String, @Nullable Object>> rows(
            List<Outcome> outcomes,
            List<DeadLetter> letters,
            List<Release> releases,
            @Nullable String wrote,
            @Nullable Failure failure) {
        String request = wrote == null ? "" : wrote;
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (isTold(outcome)) {
                Decision decision = outcome.decision();
                Verdict verdict = decision.verdict();
                boolean held = verdict instanceof Verdict.Hold;
                rows.add(
                        row(
                                decision.claimed(),
                                decision.ref(),
                                verdict.word(),
                                verdict.reason(),
                                held ? "" : request,
                                !held));
            }
        }
        for (DeadLetter letter : letters) {
            rows.add(
                    row(
                            letter.claimed(),
                            letter.ref(),
                            "park",
                            letter.sentence(),
                            request,
                            !request.isEmpty()));
        }
        if (failure != null) {
            releases.stream()
                    .filter(r -> r.attempts() > r.claimed().attempts())
                    .forEach(r -> rows.add(doubt(r, failure, request)));
        }
        return rows;
    }

    private static boolean isTold(Outcome outcome) {
        Verdict verdict = outcome.decision().verdict();
        return !outcome.again()
                && (verdict instanceof Verdict.Create
                        || verdict instanceof Verdict.Hold
                        || (verdict instanceof Verdict.Update update
                                && !update.changes().isEmpty()));
    }

    private Map<String, @Nullable Object> doubt(Release release, Failure failure, String request) {
        String sentence =
                "%s; tried again after %s"
                        .formatted(
                                TextColumns.cut(failure.sentence(), 900),
                                clock.now().plus(release.delay()).withNano(0));
        return row(
                release.claimed(),
                release.claimed().known().link().map(l -> l.ref()).orElse(""),
                "doubt",
                sentence,
                request,
                true);
    }

    /** A row about a subject that nobody has claimed: what a person did, or what was found out. */
    static Map<String, @Nullable Object> told(
            Map<String, @Nullable Object> subject, String word, String reason) {
        Map<String, @Nullable Object> row = new HashMap<>(subject);
        row.put("verdict", word);
        row.put("reason", reason);
        row.put("asked", "");
        row.put("always", 1);
        return row;
    }

    private static Map<String, @Nullable Object> row(
            Claimed claimed,
            String ref,
            String word,
            String reason,
            String request,
            boolean always) {
        Map<String, @Nullable Object> row = told(Rows.subject(claimed), word, reason);
        row.put("ref", ref.isEmpty() ? claimed.subject().key() : ref);
        row.put("asked", request);
        row.put("always", always ? 1 : 0);
        return row;
    }
}
