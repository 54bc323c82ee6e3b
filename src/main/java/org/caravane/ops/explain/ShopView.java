package org.caravane.ops.explain;

import java.util.List;
import java.util.Optional;
import org.caravane.model.Found;

/**
 * What a shop answered to one question: for a product by the id of its counterpart or, where there
 * is none, by its reference.
 *
 * @param target the id that was asked for; empty when a reference was
 * @param ref the reference in Dolibarr
 * @param found what the shop has of it
 * @param unasked why the shop was not asked, or did not say; empty when it did
 */
record ShopView(Optional<Long> target, String ref, List<Found> found, String unasked) {

    static ShopView unasked(Optional<Long> target, String ref, String why) {
        return new ShopView(target, ref, List.of(), why);
    }

    boolean isAsked() {
        return unasked.isEmpty();
    }

    boolean hasCounterpart() {
        return target.isPresent() && !found.isEmpty();
    }

    /** The answer in a sentence. */
    String words() {
        if (!isAsked()) {
            return "";
        }
        if (found.isEmpty()) {
            return target.map(id -> "has no product " + id)
                    .orElse("has no product with the reference " + ref);
        }
        return "has "
                + String.join(
                        ", ",
                        found.stream()
                                .map(
                                        f ->
                                                "product %d, reference %s"
                                                        .formatted(f.id(), f.reference()))
                                .toList());
    }

    /** Those with exactly its reference. */
    List<Found> exact() {
        return found.stream().filter(f -> f.reference().equals(ref)).toList();
    }
}
