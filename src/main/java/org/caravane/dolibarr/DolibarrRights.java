package org.caravane.dolibarr;

import java.util.Map;

/** The right that each question needs, as an administrator finds it (contract section 2). */
final class DolibarrRights {
    static final String STOCKS =
            "give the API user the right 'Read stocks' (stock lire, 1001), and enable the module Stocks";

    private static final String PRODUCTS =
            "give the API user the right 'Read products' (produit lire, 31), and enable the module Products";

    private static final Map<String, String> BY_PATH =
            Map.of(
                    "products",
                    PRODUCTS,
                    "warehouses",
                    STOCKS,
                    "stockmovements",
                    STOCKS,
                    "orders",
                    "give the API user the right 'Read sales orders' (commande lire, 81), and enable the module Sales orders; or set stock to physical",
                    "shipments",
                    "give the API user the right 'Read shipments' (expedition lire, 101), and enable the module Shipments; or set stock to physical");

    private static final Map<String, String> NAMES =
            Map.of("stockmovements", "stock movements", "orders", "sales orders");

    private DolibarrRights() {}

    /** {@code ""} when no single right opens the path. */
    static String of(String path) {
        return BY_PATH.getOrDefault(path, "");
    }

    /** What the path lists, in words. */
    static String name(String path) {
        return NAMES.getOrDefault(path, path);
    }
}
