package org.caravane.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caravane.model.Candidate;
import org.caravane.model.Claimed;
import org.caravane.model.Found;
import org.caravane.model.Link;

/**
 * Products that were about to be created when the process was killed or the answer got lost. The
 * shop may have them, under the reference of then, whatever became of them in the source since: off
 * sale, without a price, renamed, or gone.
 */
final class LostCreations {
    private LostCreations() {}

    /** The references to ask the shop for. */
    static Stream<String> references(Candidate candidate) {
        return candidate.link().isEmpty()
                ? candidate.claimed().known().intendedRef().stream()
                : Stream.empty();
    }

    /** The candidate with its counterpart, when the shop turned out to have it. */
    static Candidate recovered(Candidate candidate, List<Found> found, Map<Long, Link> taken) {
        List<Found> ours =
                found.stream()
                        .filter(f -> references(candidate).anyMatch(f.reference()::equals))
                        .filter(f -> !taken.containsKey(f.id()))
                        .toList();
        if (ours.size() != 1) {
            return candidate;
        }
        Link link =
                new Link(
                        ours.get(0).id(),
                        candidate.born(),
                        ours.get(0).reference(),
                        Link.Origin.CREATED,
                        false);
        Claimed c = candidate.claimed();
        return new Candidate(
                new Claimed(
                        c.subject(),
                        c.gen(),
                        c.token(),
                        c.chunk(),
                        c.attempts(),
                        c.known().with(link)),
                candidate.product(),
                candidate.offer(),
                candidate.wanted());
    }

    /** The counterpart of a recovered candidate. */
    static Optional<Link> link(Candidate candidate) {
        return candidate.claimed().known().intendedRef().isPresent()
                ? candidate.claimed().known().link()
                : Optional.empty();
    }
}
