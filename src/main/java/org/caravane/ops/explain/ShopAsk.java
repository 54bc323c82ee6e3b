package org.caravane.ops.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.failure.Failures;
import org.caravane.model.Found;
import org.caravane.ops.RouteFiles;
import org.caravane.store.Notes.Recipient;

/**
 * Asks the shops through the routes: one request for a product of a shop, none of an endpoint that
 * pauses, and none more of one that did not answer.
 */
final class ShopAsk {
    private final RouteFiles routes;
    private final Map<String, String> silent;

    /**
     * @param pauses why an endpoint pauses, by its name
     */
    ShopAsk(RouteFiles routes, Map<String, String> pauses) {
        this.routes = routes;
        this.silent = new HashMap<>(pauses);
    }

    /**
     * What a shop has.
     *
     * @param target the id of its counterpart, if it has one
     * @param ref its reference in Dolibarr
     */
    ShopView view(Recipient to, Optional<Long> target, String ref) {
        String why = silent.get(to.endpoint());
        if (why != null) {
            return ShopView.unasked(target, ref, why);
        }
        try {
            return new ShopView(target, ref, found(to, target, ref), "");
        } catch (RuntimeException e) {
            String sentence = new Failures().of(e, "endpoint", false).sentence();
            silent.put(to.endpoint(), sentence);
            return ShopView.unasked(target, ref, sentence);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Found> found(Recipient to, Optional<Long> target, String ref) {
        Object found =
                routes.call(
                                "direct:explain-shop",
                                Map.of(
                                        "endpoint",
                                        to.endpoint(),
                                        "field",
                                        target.isPresent() ? "id" : "reference",
                                        "references",
                                        List.of(target.map(String::valueOf).orElse(ref))))
                        .getVariable("found");
        return (List<Found>) found;
    }
}
