package org.caravane.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    /** Why a product is skipped whose values are all those sent last. */
    public static final String EQUAL = "the shop has these values";

    private static final String REBORN = "Dolibarr writes its creation date anew";
    private static final String BACK = "Dolibarr lists it again";
    private static final String LOST =
            "somebody deleted it in the shop: it is left alone until its dead letter is replayed";
    private static final String MISSING =
            "Dolibarr does not list it among its simple products; the next reconcile tells whether it was deleted";
    private static final FieldValues HIDDEN = FieldValues.of(Map.of("active", "0"));

    /**
     * The references that only the shop can tell about: of what may be created or adopted, of what
     * is withheld where a shop takes stock only, which needs no price, of what was about to be
     * created when nobody heard of it any more, and of what the shop had before us when the ecotax
     * that it has there is not known.
     */
    public List<String> unknownReferences(List<Candidate> candidates, ShopPolicy policy) {
        return candidates.stream()
                .filter(c -> c.link().isEmpty() || asksForEcotax(c, policy))
                .flatMap(
                        c ->
                                Stream.concat(
                                        LostCreations.references(c),
                                        isLookedUp(c, policy)
                                                ? Stream.of(c.ref())
                                                : Stream.empty()))
                .distinct()
                .toList();
    }

    private static boolean asksForEcotax(Candidate candidate, ShopPolicy policy) {
        return !policy.onlyStock() && Ecotaxes.unknown(candidate);
    }

    /**
     * The references that the shop does not have, and that Dolibarr may have changed when it stored
     * them: the shop may have what they were before.
     *
     * @param found what the shop answered for {@link #unknownReferences}
     */
    public List<String> changedReferences(
            List<Candidate> candidates, List<Found> found, ShopPolicy policy) {
        Set<String> there = new HashSet<>();
        found.forEach(f -> there.add(ChangedReferences.fold(f.reference())));
        return candidates.stream()
                .filter(c -> c.link().isEmpty() && isLookedUp(c, policy))
                .map(Candidate::ref)
                .filter(ChangedReferences::mayBeOne)
                .filter(ref -> !there.contains(ChangedReferences.fold(ref)))
                .distinct()
                .toList();
    }

    private static boolean isLookedUp(Candidate candidate, ShopPolicy policy) {
        return candidate.offer() instanceof Offer.Ready
                || (candidate.offer() instanceof Offer.Withheld && policy.onlyStock());
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
                .map(c -> LostCreations.recovered(c, found, taken))
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

    /** Whether the source has given the key of any of them to another product. */
    public boolean anyReused(List<Candidate> candidates) {
        return candidates.stream()
                .anyMatch(c -> c.claimed().known().link().isPresent() && c.link().isEmpty());
    }

    private static Verdict verdict(
            Candidate candidate, List<Found> found, Map<Long, Link> taken, ShopPolicy policy) {
        if (candidate.link().filter(Link::lost).isPresent()) {
            return new Verdict.Hold(LOST);
        }
        Offer offer = candidate.offer();
        if (offer instanceof Offer.Unreadable unreadable) {
            return new Verdict.Park("unreadable", unreadable.sentence());
        }
        if (offer instanceof Offer.Missing) {
            return LostCreations.link(candidate)
                    .<Verdict>map(link -> new Verdict.Update(link, FieldValues.NONE, MISSING))
                    .orElseGet(() -> missing(candidate, policy));
        }
        if (offer instanceof Offer.OffSale) {
            return offSale(candidate, policy);
        }
        if (offer instanceof Offer.Withheld withheld && !policy.onlyStock()) {
            return LostCreations.link(candidate)
                    .<Verdict>map(
                            link -> new Verdict.Update(link, FieldValues.NONE, withheld.reason()))
                    .orElseGet(() -> new Verdict.Hold(withheld.reason()));
        }
        return candidate.link().isPresent()
                ? known(candidate, candidate.link().get(), found, policy)
                : Adoption.verdict(candidate, found, taken, policy);
    }

    private static Verdict missing(Candidate candidate, ShopPolicy policy) {
        Optional<Link> link = candidate.claimed().known().link();
        if (link.isPresent() && link.get().gone()) {
            String reason = link.get().goneReason();
            return hidden(
                    candidate,
                    link.get(),
                    policy,
                    reason.isEmpty() ? "deleted in Dolibarr" : reason);
        }
        return new Verdict.Hold(MISSING);
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

    private static Verdict known(
            Candidate candidate, Link link, List<Found> found, ShopPolicy policy) {
        Link current =
                new Link(link.targetId(), candidate.born(), candidate.ref(), link.origin(), false);
        // or a later change of the reference would look like another product under a reused id
        boolean reborn = !link.born().equals(current.born());
        if (policy.onlyStock()) {
            return reborn
                    ? new Verdict.Update(current, FieldValues.NONE, REBORN)
                    : new Verdict.Skip("this shop takes stock only");
        }
        Ecotaxes.Fitted fitted = Ecotaxes.linked(candidate, link, found);
        if (fitted.refusal().isPresent()) {
            return new Verdict.Hold(fitted.refusal().get());
        }
        Wanted wanted = fitted.wanted();
        FieldValues sent = candidate.claimed().known().sent();
        FieldValues changes = ProductChanges.of(wanted, sent, link, policy);
        if (changes.isEmpty() && (reborn || link.gone())) {
            return new Verdict.Update(current, FieldValues.NONE, link.gone() ? BACK : REBORN);
        }
        return changes.isEmpty()
                ? new Verdict.Skip(EQUAL)
                : new Verdict.Update(current, changes, ProductChanges.reason(changes, sent));
    }
}
