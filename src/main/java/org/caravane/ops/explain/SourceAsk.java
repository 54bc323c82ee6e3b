package org.caravane.ops.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.caravane.failure.Failures;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.Stock;
import org.caravane.model.Warehouse;
import org.caravane.ops.CannotStart;
import org.caravane.ops.RouteFiles;

/** Asks Dolibarr through the routes. What cannot be asked is a sentence. */
final class SourceAsk {
    private final RouteFiles routes;

    SourceAsk(RouteFiles routes) {
        this.routes = routes;
    }

    /**
     * The keys that have exactly that reference.
     *
     * @throws CannotStart when Dolibarr cannot be asked, with the reason
     */
    @SuppressWarnings("unchecked")
    List<String> keys(String ref) {
        return (List<String>)
                call("direct:explain-find", Map.of("ref", ref)).getMessage().getBody();
    }

    /**
     * What it has under a key.
     *
     * @throws CannotStart when Dolibarr cannot be asked, with the reason
     */
    @SuppressWarnings("unchecked")
    SourceView view(String key) {
        Exchange answer = call("direct:explain-read", Map.of("key", key));
        var products = (List<Reading<Product>>) answer.getVariable("products");
        var stocks = (List<Reading<Stock>>) answer.getVariable("stocks");
        return new SourceView(
                kind(answer, key, products.isEmpty()),
                only(products, key),
                only(stocks, key),
                (List<Warehouse>) answer.getVariable("warehouses"));
    }

    @SuppressWarnings("unchecked")
    private static Kind kind(Exchange answer, String key, boolean missing) {
        if (missing) {
            return Kind.MISSING;
        }
        if (((List<String>) answer.getVariable("simples")).contains(key)) {
            return Kind.SIMPLE;
        }
        if (((List<String>) answer.getVariable("services")).contains(key)) {
            return Kind.SERVICE;
        }
        return ((List<String>) answer.getVariable("parents")).contains(key)
                ? Kind.PARENT
                : Kind.VARIANT;
    }

    private static <T> Optional<Reading<T>> only(List<Reading<T>> list, String key) {
        if (list.stream().anyMatch(r -> r instanceof Reading.Read<T> && !r.key().equals(key))) {
            throw new CannotStart(
                    "Dolibarr answered with other products than the one that was asked for");
        }
        return list.stream().findFirst();
    }

    private Exchange call(String route, Map<String, Object> variables) {
        try {
            return routes.call(route, variables);
        } catch (RuntimeException e) {
            throw new CannotStart(new Failures().of(e, "source", false).sentence(), e);
        }
    }
}
