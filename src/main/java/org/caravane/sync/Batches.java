package org.caravane.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caravane.model.Batch;
import org.caravane.model.Decision;
import org.caravane.model.Verdict;

/** Groups what is to be written into requests. */
public final class Batches {

    /**
     * The writes among the decisions, creations and updates apart.
     *
     * @param size how many at most; a batch is never larger than the chunk of any row in it, so
     *     that what failed in company is tried in ever smaller company
     */
    public List<Batch> of(List<Decision> decisions, int size) {
        List<Batch> batches = new ArrayList<>();
        group(decisions, true, size, batches);
        group(decisions, false, size, batches);
        return batches;
    }

    /**
     * The method: what is new is posted; what is there is patched, or put where that is unknown.
     */
    public String method(Batch batch, boolean patch) {
        return batch.create() ? "POST" : patch ? "PATCH" : "PUT";
    }

    /** What needs no request: it is remembered as it stands. */
    public List<Decision> unwritten(List<Decision> decisions) {
        return decisions.stream().filter(d -> !isWrite(d)).toList();
    }

    private static void group(
            List<Decision> decisions, boolean create, int size, List<Batch> batches) {
        List<Decision> writes =
                decisions.stream()
                        .filter(Batches::isWrite)
                        .filter(d -> d.verdict() instanceof Verdict.Create == create)
                        .sorted(Comparator.comparingInt((Decision d) -> d.claimed().chunk()))
                        .toList();
        List<Decision> batch = new ArrayList<>();
        for (Decision decision : writes) {
            // smallest chunks first, so the first row of a batch has the tightest bound
            if (!batch.isEmpty()
                    && batch.size() >= Math.min(size, batch.get(0).claimed().chunk())) {
                batches.add(new Batch(create, batch));
                batch = new ArrayList<>();
            }
            batch.add(decision);
        }
        if (!batch.isEmpty()) {
            batches.add(new Batch(create, batch));
        }
    }

    private static boolean isWrite(Decision decision) {
        return decision.verdict() instanceof Verdict.Create
                || (decision.verdict() instanceof Verdict.Update update
                        && !update.changes().isEmpty());
    }
}
