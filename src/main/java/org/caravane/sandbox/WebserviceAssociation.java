package org.caravane.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An association of a resource: its element, the resource it points to, whether the element itself
 * carries a link, and its fields with their links (recordings 025, 049: an accessory has its link
 * on the inner id).
 */
record WebserviceAssociation(
        String name, String node, String api, boolean linked, Map<String, String> fields) {

    /** Reads {@code @name node api linked|plain field field>link}. */
    static WebserviceAssociation parse(String line) {
        List<String> words = Arrays.asList(line.strip().split("\\s+", -1));
        Map<String, String> fields = new LinkedHashMap<>();
        for (String word : words.subList(4, words.size())) {
            int arrow = word.indexOf('>');
            fields.put(
                    arrow < 0 ? word : word.substring(0, arrow),
                    arrow < 0 ? "" : word.substring(arrow + 1));
        }
        return new WebserviceAssociation(
                words.get(0).substring(1),
                words.get(1),
                words.get(2),
                words.get(3).equals("linked"),
                fields);
    }
}
