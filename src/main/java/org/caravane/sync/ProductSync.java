package org.caravane.sync;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caravane.model.Candidate;
import org.caravane.model.Decision;
import org.caravane.model.FieldValues;
import org.caravane.model.Found;
import org.caravane.model.Link;
import org.caravane.model.Offer;
import org.caravane.model.Verdict;
import org.caravane.model.Wanted;

/**
 * Decides what a shop is to be told of each product: nothing that it already has, nothing at a
 * price that was not asked for, and never a second copy.
 */
public final class ProductSync {
    private static final String REBORN = "Dolibarr writes its creation date anew";
    private static final FieldValues HIDDEN = FieldValues.of(Map.of("active", "0"));

    /**
     * The references that only the shop can tell about: of what may be created or adopted, and of
     * what is withheld, because a shop that takes stock only wants it all the same.
     */
    public List<String> unknownReferences(List<Candidate> candidates) {
        return candidates.stream()
                .filter(
                        c ->
                                c.offer() instanceof Offer.Ready
                                        || c.offer() instanceof Offer.Withheld)
                .filter(c -> c.link().isEmpty())
                .map(Candidate::ref)
                .distinct()
                .toList();
    }

    /**
     * One decision a candidate, in order.
     *
     * @param found what the shop answered for {@link #unknownReferences}
     * @param taken links of this installation to any of the found products, by the shop's id
     */
    public List<Decision> decide(
            List<Candidate> candidates,
            List<Found> found,
            Map<Long, Link> taken,
            ShopPolicy policy) {
        return candidates.stream()
                .map(
                        c ->
                                new Decision(
                                        c.claimed(),
                                        c.ref(),
                                        c.born(),
                                        verdict(c, found, taken, policy),
                                        c.wanted().map(Wanted::warnings).orElse(List.of())))
                .toList();
    }

    private static Verdict verdict(
            Candidate candidate, List<Found> found, Map<Long, Link> taken, ShopPolicy policy) {
        Offer offer = candidate.offer();
        if (offer instanceof Offer.Unreadable unreadable) {
            return new Verdict.Park("unreadable", unreadable.sentence());
        }
        if (offer instanceof Offer.Missing) {
            return missing(candidate, policy);
        }
        if (offer instanceof Offer.OffSale) {
            return offSale(candidate, policy);
        }
        if (offer instanceof Offer.Withheld withheld && !policy.onlyStock()) {
            return new Verdict.Hold(withheld.reason());
        }
        return candidate.link().isPresent()
                ? known(candidate, candidate.link().get(), policy)
                : unknown(candidate, found, taken, policy);
    }

    private static Verdict missing(Candidate candidate, ShopPolicy policy) {
        Optional<Link> link = candidate.claimed().known().link();
        if (link.isPresent() && link.get().gone()) {
            return hidden(candidate, link.get(), policy, "deleted in Dolibarr");
        }
        return new Verdict.Hold(
                "Dolibarr does not list it among its simple products; the next reconcile tells whether it was deleted");
    }

    private static Verdict offSale(Candidate candidate, ShopPolicy policy) {
        return candidate
                .link()
                .map(link -> hidden(candidate, link, policy, "off sale in Dolibarr"))
                .orElseGet(
                        () ->
                                new Verdict.Hold(
                                        "off sale in Dolibarr before it was ever in the shop"));
    }

    private static Verdict hidden(
            Candidate candidate, Link link, ShopPolicy policy, String reason) {
        boolean already =
                candidate.claimed().known().sent().get("active").filter("0"::equals).isPresent();
        if (policy.onlyStock()) {
            return new Verdict.Skip("this shop takes stock only");
        }
        return already
                ? new Verdict.Skip(reason + ", and hidden already")
                : new Verdict.Update(link, HIDDEN, reason);
    }

    private static Verdict known(Candidate candidate, Link link, ShopPolicy policy) {
        Link current =
                new Link(link.targetId(), candidate.born(), candidate.ref(), link.origin(), false);
        // or a later change of the reference would look like another product under a reused id
        boolean reborn = !link.born().equals(current.born());
        if (policy.onlyStock()) {
            return reborn
                    ? new Verdict.Update(current, FieldValues.NONE, REBORN)
                    : new Verdict.Skip("this shop takes stock only");
        }
        Wanted wanted = candidate.wanted().orElseThrow();
        FieldValues sent = candidate.claimed().known().sent();
        FieldValues changes = changes(wanted, sent, link, policy);
        if (changes.isEmpty() && reborn) {
            return new Verdict.Update(current, FieldValues.NONE, REBORN);
        }
        return changes.isEmpty()
                ? new Verdict.Skip("the shop has these values")
                : new Verdict.Update(current, changes, reason(changes, sent));
    }

    private static Verdict unknown(
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
        if (policy.onlyStock()) {
            return new Verdict.Hold("not in the shop, and this shop takes stock only");
        }
        Wanted wanted = candidate.wanted().orElseThrow();
        return new Verdict.Create(wanted.values().with(wanted.texts()).with(wanted.defaults()));
    }

    private static Verdict adopted(
            Candidate candidate, Found found, Map<Long, Link> taken, ShopPolicy policy) {
        Link other = taken.get(found.id());
        // the same reference under an old source key: Dolibarr was restored, the link moves over
        if (other != null && !other.ref().equals(candidate.ref())) {
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
        return new Verdict.Update(
                link,
                changes(candidate.wanted().orElseThrow(), FieldValues.NONE, link, policy),
                "found in the shop by its reference");
    }

    /**
     * What differs from what was last sent. When that is unknown, everything of ours; and of a
     * product that we made, also what is only sent on creation, because the creation may have
     * stopped half-way.
     */
    static FieldValues changes(Wanted wanted, FieldValues sent, Link link, ShopPolicy policy) {
        var changes = new TreeMap<String, String>();
        boolean unfinished = sent.isEmpty() && link.origin() == Link.Origin.CREATED;
        putDiffering(changes, wanted.values(), sent);
        wanted.blanks()
                .values()
                .forEach(
                        (field, blank) -> {
                            if (sent.get(field).filter(s -> !s.equals(blank)).isPresent()) {
                                changes.put(field, blank);
                            }
                        });
        if (policy.updateLabels() || unfinished) {
            putDiffering(changes, wanted.texts(), sent);
        }
        if (unfinished) {
            changes.putAll(wanted.defaults().values());
        }
        return FieldValues.of(changes);
    }

    private static void putDiffering(
            Map<String, String> changes, FieldValues wanted, FieldValues sent) {
        wanted.values()
                .forEach(
                        (field, value) -> {
                            if (sent.get(field).filter(value::equals).isEmpty()) {
                                changes.put(field, value);
                            }
                        });
    }

    private static String reason(FieldValues changes, FieldValues sent) {
        return (sent.isEmpty() ? "values in the shop unknown: " : "changed: ")
                + String.join(
                        ", ",
                        changes.values().keySet().stream()
                                .map(FieldValues::fieldOf)
                                .distinct()
                                .toList());
    }

    private static String ids(List<Found> found) {
        return String.join(", ", found.stream().map(f -> Long.toString(f.id())).toList());
    }

    /** Equality as the shop's database sees it: case, accents and trailing spaces do not count. */
    static String fold(String reference) {
        return Normalizer.normalize(reference, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .stripTrailing();
    }
}
