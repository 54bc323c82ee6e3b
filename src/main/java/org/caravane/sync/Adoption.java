package org.caravane.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caravane.model.Candidate;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Link;
import org.caravane.model.Listed;
import org.caravane.model.Verdict;
import org.caravane.model.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a product without a counterpart: the shop may have it already, under exactly its
 * reference, and then it is adopted; where that is not certain a person decides.
 */
final class Adoption {
    private Adoption() {}

    static Verdict verdict(
            Candidate candidate, List<Found> found, Map<Long, Link> taken, ShopPolicy policy) {
        List<Found> same =
                found.stream()
                        .filter(f -> fold(f.reference()).equals(fold(candidate.ref())))
                        .toList();
        List<Found> exact =
                same.stream().filter(f -> f.reference().equals(candidate.ref())).toList();
        if (exact.size() == 1) {
            return adopted(candidate, exact.get(0), taken, policy);
        }
        if (exact.size() > 1) {
            return new Verdict.Park(
                    "two-in-shop",
                    "The shop has %d products with the reference %s (ids %s): keep one, then replay"
                            .formatted(exact.size(), candidate.ref(), ids(exact)));
        }
        if (!same.isEmpty()) {
            return new Verdict.Park(
                    "reference-differs",
                    "Dolibarr product %s has the reference %s; the shop has %s (id %s), which differs only by case or accent: make them equal, then replay"
                            .formatted(
                                    candidate.claimed().subject().key(),
                                    candidate.ref(),
                                    same.get(0).reference(),
                                    ids(same)));
        }
        List<Found> changed =
                found.stream()
                        .filter(f -> ChangedReferences.isSame(f.reference(), candidate.ref()))
                        .filter(f -> isFree(taken.get(f.id())))
                        .toList();
        if (!changed.isEmpty()) {
            return new Verdict.Park(
                    "reference-differs",
                    "Dolibarr product %s has the reference %s; the shop has %s (id %s), which Dolibarr stores like that: give the shop's product Dolibarr's reference, then replay"
                            .formatted(
                                    candidate.claimed().subject().key(),
                                    candidate.ref(),
                                    changed.get(0).reference(),
                                    ids(changed)));
        }
        if (policy.onlyStock()) {
            return new Verdict.Hold("not in the shop, and this shop takes stock only");
        }
        Wanted wanted = candidate.wanted().orElseThrow();
        return new Verdict.Create(wanted.values().with(wanted.texts()).with(wanted.defaults()));
    }

    private static Verdict adopted(
            Candidate candidate, Found found, Map<Long, Link> taken, ShopPolicy policy) {
        Link other = taken.get(found.id());
        // the same product under another source key: Dolibarr was restored, the link moves over;
        // but
        // a reference that a renamed product left behind does not bring its counterpart along
        boolean same =
                other != null
                        && other.ref().equals(candidate.ref())
                        && (other.gone()
                                || other.born().isEmpty()
                                || other.born().equals(candidate.born()));
        if (other != null && !same) {
            return new Verdict.Park(
                    "taken",
                    "The shop's product %d has the reference %s, but belongs to Dolibarr's %s: give one of them another reference, then replay"
                            .formatted(found.id(), candidate.ref(), other.ref()));
        }
        Link.Origin origin = other == null ? Link.Origin.ADOPTED : other.origin();
        Link link = new Link(found.id(), candidate.born(), candidate.ref(), origin, false);
        if (policy.onlyStock()) {
            return new Verdict.Update(link, FieldValues.NONE, "found in the shop");
        }
        Ecotaxes.Fitted fitted = Ecotaxes.found(candidate, found);
        if (fitted.refusal().isPresent()) {
            return new Verdict.Hold(fitted.refusal().get());
        }
        // whoever made it, what a merchant wrote there since stays
        Link there = new Link(link.targetId(), link.born(), link.ref(), Link.Origin.ADOPTED, false);
        FieldValues changes = ProductChanges.of(fitted.wanted(), FieldValues.NONE, there, policy);
        return new Verdict.Update(
                link,
                found.state().equals("0") ? shown(changes) : changes,
                "found in the shop by its reference");
    }

    /** A product of state 0 is not in the back office, and old versions delete it after a day. */
    private static FieldValues shown(FieldValues changes) {
        var values = new TreeMap<>(changes.values());
        values.put("state", "1");
        return FieldValues.of(values);
    }

    /** A product that belongs to another of Dolibarr's is no counterpart by a likeness. */
    private static boolean isFree(@Nullable Link link) {
        return link == null || link.gone();
    }

    private static String ids(List<Found> found) {
        return Listed.of(found.stream().map(f -> Long.toString(f.id())).toList());
    }

    private static String fold(String reference) {
        return ChangedReferences.fold(reference);
    }
}
