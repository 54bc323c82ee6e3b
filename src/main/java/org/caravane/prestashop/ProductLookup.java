package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caravane.model.Found;

/** Asks a shop for products by reference (contract, section 2). */
public final class ProductLookup {
    /** Web servers take a request line of 8 KB; the rest of it is short. */
    private static final int MAX_BYTES = 6000;

    private static final String AMOUNT = "[0-9]{1,12}(\\.[0-9]{1,6})?";

    /**
     * The references as filter values, ready for a URL: as few as fit a request line. A list of one
     * repeats it, because {@code [100,200]} alone would be a range.
     */
    public List<String> filters(List<String> references) {
        List<String> filters = new ArrayList<>();
        StringBuilder filter = new StringBuilder();
        int count = 0;
        for (String reference : references) {
            String encoded = encode(reference);
            if (count > 0 && filter.length() + encoded.length() > MAX_BYTES) {
                filters.add(closed(filter, count));
                filter = new StringBuilder();
                count = 0;
            }
            filter.append(count == 0 ? "" : "%7C").append(encoded);
            count++;
        }
        if (count > 0) {
            filters.add(closed(filter, count));
        }
        return filters;
    }

    /** The same, each with the reference that the shop is known to have. */
    public List<String> filters(List<String> references, KnownProducts.Known known) {
        String more = known.reference();
        boolean asks = more.isEmpty() || references.contains(more);
        return filters(references).stream()
                .map(
                        f ->
                                asks
                                        ? f
                                        : f.substring(0, f.length() - "%5D".length())
                                                + "%7C"
                                                + more
                                                + "%5D")
                .toList();
    }

    /**
     * What begins like this as a filter value, an underscore standing for anything: LIKE, of which
     * the shop escapes no sign (SQLUtils of 8.2.1).
     */
    public static String beginning(String prefix) {
        return "%5B" + encode(prefix.replace('_', '%')) + "%5D%25";
    }

    /** One of the filters. */
    public String at(List<String> filters, int index) {
        return filters.get(index);
    }

    /** What was found so far, and the products of a list answer. */
    public List<Found> more(List<Found> found, JsonNode root) {
        return Stream.concat(found.stream(), found(root).stream()).toList();
    }

    /**
     * The same without the product that was only asked for because the shop is known to have it.
     */
    public List<Found> more(
            List<Found> found, JsonNode root, KnownProducts.Known known, List<String> references) {
        return more(found, root).stream()
                .filter(f -> f.id() != known.id() || references.contains(f.reference()))
                .toList();
    }

    /** The ids of what was found, never empty so that it can stand in a list of SQL. */
    public List<Long> ids(List<Found> found) {
        return found.isEmpty() ? List.of(-1L) : found.stream().map(Found::id).toList();
    }

    private static List<Found> found(JsonNode root) {
        return WebserviceXml.all(root.path("products"), "product").stream()
                .flatMap(p -> WebserviceXml.id(p, "id").map(id -> found(id, p)).stream())
                .toList();
    }

    private static Found found(long id, JsonNode product) {
        return new Found(
                id,
                WebserviceXml.text(product, "reference"),
                WebserviceXml.text(product, "state").strip(),
                ecotax(product));
    }

    private static BigDecimal ecotax(JsonNode product) {
        String text = WebserviceXml.text(product, "ecotax").strip();
        BigDecimal ecotax = new BigDecimal(text.matches(AMOUNT) ? text : "0");
        return ecotax.signum() == 0 ? BigDecimal.ZERO : ecotax.stripTrailingZeros();
    }

    private static String closed(StringBuilder filter, int count) {
        return "%5B" + (count == 1 ? filter + "%7C" + filter : filter) + "%5D";
    }

    private static String encode(String reference) {
        return URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
