package org.caravane.dolibarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Products by their reference, whatever characters it has. Some cannot travel in a filter: a colon
 * cuts it (17 and 19), brackets and quotes are refused (contract section 3). A pattern with {@code
 * _} in their place finds more than was asked for, so what came back is compared.
 */
public final class References {

    /** A value of {@code sqlfilters} that finds the reference, ready for a URL. */
    public String filter(String ref) {
        String pattern = ref.replaceAll("[:()'\"\\\\%\\p{Cntrl}]", "_");
        return DolibarrDialect.encoded("(t.ref:like:'%s')".formatted(pattern));
    }

    /**
     * The ids of those with exactly that reference, else of those that differ from it by case
     * alone.
     */
    public List<String> keys(JsonNode page, String ref) {
        List<String> exact = new ArrayList<>();
        List<String> near = new ArrayList<>();
        for (Fields record : Pages.records("product", page)) {
            String found = record.text("ref");
            if (found.equals(ref)) {
                exact.add(record.id());
            } else if (found.equalsIgnoreCase(ref)) {
                near.add(record.id());
            }
        }
        return List.copyOf(exact.isEmpty() ? near : exact);
    }
}
