package org.caravane.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.caravane.model.Batch;
import org.caravane.model.Claimed;
import org.caravane.model.DeadLetter;
import org.caravane.model.Decision;
import org.caravane.model.Failure;
import org.caravane.model.FailureKind;
import org.caravane.model.Found;
import org.caravane.model.Link;
import org.caravane.model.Outcome;
import org.caravane.model.Release;
import org.caravane.model.Verdict;

/**
 * What becomes of a batch that failed (bisection by column). In company nobody is blamed: what
 * turned out to be there is linked, the rest goes back to be tried in half the company. Alone, a
 * refusal is parked, and a doubt is tried again later until there were too many.
 */
public final class Aftermath {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private final int maxAttempts;
    private final Duration doubtWindow;
    private final RandomGenerator random;

    /**
     * @param maxAttempts doubtful attempts before a subject is parked
     * @param doubtWindow how long a write that got no answer may still be at work
     */
    public Aftermath(int maxAttempts, Duration doubtWindow, RandomGenerator random) {
        this.maxAttempts = maxAttempts;
        this.doubtWindow = doubtWindow;
        this.random = random;
    }

    /**
     * Whether what was asked for may be the reason why it could not be read: one reference that a
     * firewall takes for an attack, one record that the other side cannot write. A plain question
     * tells; when that is answered the claim is at fault, and is tried in halves.
     *
     * @param purpose of the request: only {@code read} asks for what was claimed
     */
    public boolean suspectsClaim(Failure failure, String purpose) {
        return purpose.equals("read")
                && failure.kind() != FailureKind.DOUBT
                && failure.code().endsWith("-unreadable");
    }

    /** Whether the shop should be asked now what of the batch it has. */
    public boolean readsBack(Batch batch, Failure failure) {
        return batch.create() && !failure.maybeRunning();
    }

    /**
     * Whether the shop may have done the work, so that its values are worth a look: after a notice,
     * and after an update in doubt (contract, section 14: a price is written, and a text beside it
     * makes the answer an empty 500). One that may still be at work proves nothing yet, so it is
     * looked at only before it would be parked; what is equal then has arrived.
     */
    public boolean comparesBack(Batch batch, Failure failure) {
        if (failure.code().equals("shop-notice")) {
            return true;
        }
        return failure.code().equals("shop-doubt")
                && batch.items().stream().allMatch(d -> d.verdict() instanceof Verdict.Update)
                && (!failure.maybeRunning()
                        || batch.items().stream().allMatch(d -> isParked(batch, d, failure)));
    }

    /**
     * What is there after all: linked, and due again because nobody knows how much of it arrived;
     * what is known to have arrived as it was sent is done.
     */
    public List<Outcome> present(Batch batch, List<Found> found, List<Outcome> arrived) {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        found.forEach(
                f -> {
                    times.merge(f.reference(), 1, Integer::sum);
                    ids.put(f.reference(), f.id());
                });
        List<Outcome> outcomes = new ArrayList<>(arrived);
        // an arrived decision has a warning more
        var done = arrived.stream().map(o -> o.decision().claimed()).toList();
        for (Decision d : batch.items()) {
            if (!done.contains(d.claimed()) && times.getOrDefault(d.ref(), 0) == 1) {
                Link link =
                        new Link(
                                ids.getOrDefault(d.ref(), 0L),
                                d.born(),
                                d.ref(),
                                Link.Origin.CREATED,
                                false);
                outcomes.add(
                        new Outcome(
                                d, Optional.of(link), Optional.empty(), Optional.empty(), true));
            }
        }
        return outcomes;
    }

    /** The rest that is tried again. */
    public List<Release> released(Batch batch, Failure failure, List<Outcome> present) {
        return missing(batch, present).stream()
                .filter(d -> !isParked(batch, d, failure))
                .map(d -> release(batch, d, failure))
                .toList();
    }

    /** The rest that a person has to look at. */
    public List<DeadLetter> parked(
            Batch batch, Failure failure, List<Outcome> present, String request) {
        return missing(batch, present).stream()
                .filter(d -> isParked(batch, d, failure))
                .map(
                        d ->
                                new DeadLetter(
                                        d.claimed(),
                                        d.ref(),
                                        failure.code(),
                                        d.ref() + ": " + failure.sentence(),
                                        request,
                                        failure.answer()))
                .toList();
    }

    private static List<Decision> missing(Batch batch, List<Outcome> present) {
        var there = present.stream().map(o -> o.decision().claimed()).toList();
        return batch.items().stream().filter(d -> !there.contains(d.claimed())).toList();
    }

    private boolean isParked(Batch batch, Decision decision, Failure failure) {
        return batch.size() == 1
                && (failure.kind() == FailureKind.ITEM
                        || decision.claimed().attempts() + 1 >= maxAttempts);
    }

    private Release release(Batch batch, Decision decision, Failure failure) {
        Claimed claimed = decision.claimed();
        boolean doubted = failure.maybeRunning() || isLeftOpen(decision);
        if (batch.size() > 1) {
            int half = Math.max(1, Math.min(claimed.chunk(), batch.size()) / 2);
            return new Release(
                    claimed,
                    half,
                    claimed.attempts(),
                    failure.maybeRunning() ? doubtWindow : Duration.ZERO,
                    doubted);
        }
        Duration backoff = backoff(claimed.attempts());
        return new Release(
                claimed,
                1,
                claimed.attempts() + 1,
                failure.maybeRunning() && backoff.compareTo(doubtWindow) < 0
                        ? doubtWindow
                        : backoff,
                doubted);
    }

    /**
     * Whether an earlier process was about to create it, and nobody knows yet whether it did: only
     * a look into the shop tells, and that comes before it is decided to create it again.
     */
    private static boolean isLeftOpen(Decision decision) {
        return decision.claimed().known().intendedRef().isPresent()
                && !(decision.verdict() instanceof Verdict.Create);
    }

    /**
     * 1 s, 2 s, 4 s ... up to 5 min, each up to a fifth longer so that they do not come together.
     */
    private Duration backoff(int attempts) {
        long millis = Math.min(LONGEST.toMillis(), 1000L << Math.min(attempts, 20));
        return Duration.ofMillis(millis + random.nextLong(millis / 5 + 1));
    }
}
