package org.caravane.dolibarr;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Dolibarr 15 and 17 answer a list without an element, and a page beyond the end, with 404 and
 * {@code {"error":{"code":404,"message":"Not Found: No product found"}}} (contract section 11; the
 * list functions of 17.0.2). Any other 404 is none: an endpoint that is not there says no such
 * thing, nor does an object that is not there, and a web server answers no JSON.
 */
final class EmptyLists {
    private static final Map<String, Pattern> WORDS =
            Map.of(
                    "products", words("product"),
                    "orders", words("(commande|order)"),
                    "shipments", words("(expedition|shipment)"),
                    "stockmovements", words("stock movement"),
                    "warehouses", words("(entrepot|warehouse)"));

    private EmptyLists() {}

    /**
     * Whether a 404 with JSON is the list of that path without an element.
     *
     * @param message of Dolibarr's error
     */
    static boolean is(String path, String message) {
        Pattern words = WORDS.get(path);
        return words != null && words.matcher(message.strip()).matches();
    }

    /** What the elements of a path's list are called; empty when it is no list. */
    static boolean isList(String path) {
        return WORDS.containsKey(path);
    }

    private static Pattern words(String what) {
        return Pattern.compile("(Not Found: )?No " + what + "s? found\\.?");
    }
}
