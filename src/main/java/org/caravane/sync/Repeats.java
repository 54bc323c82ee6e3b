package org.caravane.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Candidate;
import org.caravane.model.Decision;
import org.caravane.model.Known;
import org.caravane.model.Link;
import org.caravane.model.Offer;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would only be said again. Each poll reaches back, so that one change is seen by two or
 * three: what is held for the same reason needs no second verdict, and what a shop refused needs no
 * second request as long as the very same values would be sent.
 */
public final class Repeats {

    /** What each candidate amounts to, as a fingerprint by the name of its claim. */
    public Map<String, String> versions(List<Candidate> candidates) {
        Map<String, String> versions = new HashMap<>();
        candidates.forEach(c -> versions.put(c.claimed().name(), version(c)));
        return versions;
    }

    /** The same for stocks, which are known once they are decided. */
    public Map<String, String> stockVersions(List<Decision> decisions) {
        Map<String, String> versions = new HashMap<>();
        decisions.forEach(d -> versions.put(d.claimed().name(), version(d)));
        return versions;
    }

    /** Candidates that were not parked as they are: the others ask the shop nothing. */
    public List<Candidate> untried(List<Candidate> candidates, Map<String, String> versions) {
        return candidates.stream()
                .filter(c -> !isParked(c.claimed().known(), versions.get(c.claimed().name())))
                .toList();
    }

    /** Decisions that say nothing new. */
    public List<Decision> among(List<Decision> decisions, Map<String, String> versions) {
        return decisions.stream().filter(d -> isRepeated(d, versions)).toList();
    }

    /** Decisions that say something new. */
    public List<Decision> others(List<Decision> decisions, Map<String, String> versions) {
        return decisions.stream().filter(d -> !isRepeated(d, versions)).toList();
    }

    private static boolean isRepeated(Decision decision, Map<String, String> versions) {
        Known known = decision.claimed().known();
        return isParked(known, versions.get(decision.claimed().name()))
                || (decision.verdict() instanceof Verdict.Hold hold
                        && decision.warnings().isEmpty()
                        && hold.reason().equals(known.lastWord().heldFor()));
    }

    private static boolean isParked(Known known, @Nullable String version) {
        return !known.lastWord().parkedVersion().isEmpty()
                && known.lastWord().parkedVersion().equals(version);
    }

    private static String version(Candidate candidate) {
        Offer offer = candidate.offer();
        String said =
                offer instanceof Offer.Unreadable unreadable
                        ? unreadable.sentence()
                        : offer instanceof Offer.Withheld withheld ? withheld.reason() : "";
        return fingerprint(
                List.of(
                        candidate.ref(),
                        candidate.born(),
                        target(candidate.link()),
                        offer.getClass().getSimpleName(),
                        said,
                        candidate.wanted().map(String::valueOf).orElse("")));
    }

    private static String version(Decision decision) {
        Verdict verdict = decision.verdict();
        return fingerprint(
                List.of(
                        decision.ref(),
                        verdict instanceof Verdict.Update update
                                ? target(Optional.of(update.target())) + update.changes()
                                : "",
                        verdict.word(),
                        verdict.reason()));
    }

    private static String target(Optional<Link> link) {
        return link.map(l -> l.targetId() + (l.gone() ? " gone" : "")).orElse("none");
    }

    private static String fingerprint(List<String> parts) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
