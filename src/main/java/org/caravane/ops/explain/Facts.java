package org.caravane.ops.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short labelled facts in the order they were told; a label may have several lines. */
final class Facts {
    private final Map<String, List<String>> facts = new LinkedHashMap<>();

    Facts tell(String label, String fact) {
        if (!fact.isEmpty()) {
            facts.computeIfAbsent(label, l -> new ArrayList<>()).add(fact);
        }
        return this;
    }

    Facts tell(String label, Optional<String> fact) {
        fact.ifPresent(f -> tell(label, f));
        return this;
    }

    Facts tell(String label, List<String> lines) {
        lines.forEach(line -> tell(label, line));
        return this;
    }

    List<String> lines(String indent) {
        List<String> lines = new ArrayList<>();
        facts.forEach(
                (label, all) -> {
                    for (int i = 0; i < all.size(); i++) {
                        lines.add("%s%-13s %s".formatted(indent, i == 0 ? label : "", all.get(i)));
                    }
                });
        return lines;
    }

    /** A fact of one line is a text, one of several a list. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        facts.forEach((label, all) -> json.put(label, all.size() == 1 ? all.get(0) : all));
        return json;
    }
}
