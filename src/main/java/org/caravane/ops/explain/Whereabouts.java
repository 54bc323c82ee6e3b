package org.caravane.ops.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caravane.model.Found;
import org.caravane.model.Link;

/** Whether the shop has a product, said as surely as it is known. */
final class Whereabouts {
    private Whereabouts() {}

    /** A clause that others follow: {@code It is in the shop as product 7}. */
    static String of(Optional<Link> link, ShopView there) {
        Optional<Link> linked = link.filter(l -> !l.lost());
        if (linked.isPresent()) {
            long id = linked.get().targetId();
            if (!isOf(linked.get(), there)) {
                return "Caravane knows it as the shop's product " + id;
            }
            return there.hasCounterpart()
                    ? "It is in the shop as product " + id
                    : "It was in the shop as product %d, which is there no more".formatted(id);
        }
        if (!there.isAsked()) {
            return "Caravane has not created or found it in the shop";
        }
        return there.found().isEmpty() ? "It is not in the shop" : found(there);
    }

    /** Whether the shop says that it has the counterpart no more. */
    static boolean wasDeleted(Optional<Link> link, ShopView there) {
        return link.filter(l -> isOf(l, there)).isPresent() && !there.hasCounterpart();
    }

    private static boolean isOf(Link link, ShopView there) {
        return there.isAsked() && there.target().filter(id -> id == link.targetId()).isPresent();
    }

    private static String found(ShopView there) {
        List<Found> exact = there.exact();
        if (exact.size() == 1) {
            return "The shop has its reference as product %d, which Caravane has not linked"
                    .formatted(exact.get(0).id());
        }
        if (exact.size() > 1) {
            return "The shop has its reference %d times (products %s)"
                    .formatted(
                            exact.size(),
                            exact.stream()
                                    .map(f -> Long.toString(f.id()))
                                    .collect(Collectors.joining(", ")));
        }
        Found other = there.found().get(0);
        return "The shop has product %d with the reference %s, which differs only by case or accent"
                .formatted(other.id(), other.reference());
    }
}
