package org.caravane.sync;

import java.util.Map;
import java.util.TreeMap;
import org.caravane.model.FieldValues;
import org.caravane.model.Link;
import org.caravane.model.Wanted;

/** Which values of a product differ from those last sent. */
final class ProductChanges {
    private ProductChanges() {}

    /**
     * What differs from what was last sent. When that is unknown, everything of ours; and of a
     * product that we made, also what is only sent on creation, because the creation may have
     * stopped half-way.
     */
    static FieldValues of(Wanted wanted, FieldValues sent, Link link, ShopPolicy policy) {
        var changes = new TreeMap<String, String>();
        boolean unfinished = sent.isEmpty() && link.origin() == Link.Origin.CREATED;
        putDiffering(changes, wanted.values(), sent);
        wanted.blanks()
                .values()
                .forEach(
                        (field, blank) -> {
                            if (sent.get(field).filter(s -> !s.equals(blank)).isPresent()) {
                                changes.put(field, blank);
                            }
                        });
        if (policy.updateLabels() || unfinished) {
            putDiffering(changes, wanted.texts(), sent);
        }
        if (unfinished) {
            changes.putAll(wanted.defaults().values());
        }
        return FieldValues.of(changes);
    }

    private static void putDiffering(
            Map<String, String> changes, FieldValues wanted, FieldValues sent) {
        wanted.values()
                .forEach(
                        (field, value) -> {
                            if (sent.get(field).filter(value::equals).isEmpty()) {
                                changes.put(field, value);
                            }
                        });
    }

    /** The changes in an operator's words. */
    static String reason(FieldValues changes, FieldValues sent) {
        return (sent.isEmpty() ? "values in the shop unknown: " : "changed: ")
                + String.join(
                        ", ",
                        changes.values().keySet().stream()
                                .map(FieldValues::fieldOf)
                                .distinct()
                                .toList());
    }
}
