package org.caravane.prestashop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this installation and this key can do, as {@code GET /api/} lists it.
 *
 * @param patch whether products and stock can be patched (8.0 and later); otherwise they are read,
 *     merged and put
 * @param currencies whether they may be read; nobody needs to, because most have cents
 */
public record Capabilities(boolean patch, boolean currencies) {
    static final Map<String, List<String>> NEEDED =
            new TreeMap<>(
                    Map.of(
                            "products", List.of("get", "post"),
                            "stock_availables", List.of("get"),
                            "languages", List.of("get"),
                            "configurations", List.of("get"),
                            "countries", List.of("get"),
                            "tax_rule_groups", List.of("get"),
                            "tax_rules", List.of("get"),
                            "taxes", List.of("get")));

    /**
     * Reads the root document.
     *
     * @throws ShopUnavailable when a permission that is needed is missing, naming it
     */
    public static Capabilities read(JsonNode root) {
        JsonNode api = root.path("api");
        NEEDED.forEach(
                (resource, methods) -> methods.forEach(method -> require(api, resource, method)));
        boolean patch =
                allows(api, "products", "patch") && allows(api, "stock_availables", "patch");
        if (!patch) {
            require(api, "products", "put");
            require(api, "stock_availables", "put");
        }
        return new Capabilities(patch, allows(api, "currencies", "get"));
    }

    static boolean allows(JsonNode api, String resource, String method) {
        return api.path(resource).path(method).asText().equals("true");
    }

    private static void require(JsonNode api, String resource, String method) {
        if (!allows(api, resource, method)) {
            throw new ShopUnavailable(
                    "The shop's key may not %s %s: tick it in Advanced Parameters > Webservice"
                            .formatted(method.toUpperCase(java.util.Locale.ROOT), resource));
        }
    }
}
