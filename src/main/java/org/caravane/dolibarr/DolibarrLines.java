package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads which products a page of orders or shipments speaks of (contract, section 6). */
public final class DolibarrLines {

    /** The documents' ids, ascending as asked; a shipment's is a number, an order's a text. */
    public List<String> documents(JsonNode page) {
        Pages.requireList("document", page);
        List<String> ids = new ArrayList<>();
        for (JsonNode document : page) {
            String id = document.path("id").asText("");
            if (!id.matches("[1-9][0-9]{0,17}")) {
                throw new UnreadableAnswer("Dolibarr lists a document without an id");
            }
            ids.add(id);
        }
        return ids;
    }

    /** The products on their lines, each once; free lines have none. */
    public List<String> products(JsonNode page) {
        Set<String> products = new LinkedHashSet<>();
        for (JsonNode document : page) {
            for (JsonNode line : document.path("lines")) {
                String product = line.path("fk_product").asText("");
                if (product.matches("[1-9][0-9]{0,17}")) {
                    products.add(product);
                }
            }
        }
        return List.copyOf(products);
    }
}
