package org.caravane.ops.held;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caravane.ops.Moments;
import org.caravane.ops.log.Logs;

/** What is held, for a person and for machines. */
final class HeldText {
    private final ZoneId zone;

    HeldText(ZoneId zone) {
        this.zone = zone;
    }

    /** How many for which kind of reason, then each with its own. */
    List<String> lines(HeldSubjects held) {
        List<String> lines = new ArrayList<>();
        held.groups()
                .forEach(
                        group ->
                                lines.add(
                                        "%6d  %s %s  %s"
                                                .formatted(
                                                        group.count(),
                                                        group.shop(),
                                                        group.entity(),
                                                        group.reason())));
        if (!held.groups().isEmpty()) {
            lines.add("");
        }
        held.listed()
                .forEach(
                        subject ->
                                lines.add(
                                        "%s %s %s (Dolibarr id %s), looked at %s: %s"
                                                .formatted(
                                                        subject.shop(),
                                                        subject.entity(),
                                                        subject.ref(),
                                                        subject.key(),
                                                        Moments.told(subject.lookedAt(), zone),
                                                        subject.reason())));
        long more = held.count() - held.listed().size();
        if (more > 0) {
            lines.add("and %d more: narrow them with --shop or --reason".formatted(more));
        }
        lines.add(
                held.count() == 0
                        ? "Nothing is held"
                        : "%d held: each goes on by itself once its reason is gone"
                                .formatted(held.count()));
        return lines.stream().map(Logs::printable).toList();
    }

    /** The same as one object. Moments are ISO 8601 in UTC. */
    static Map<String, Object> json(HeldSubjects held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("held", held.count());
        json.put("groups", held.groups().stream().map(HeldText::json).toList());
        json.put("subjects", held.listed().stream().map(HeldText::json).toList());
        return json;
    }

    private static Map<String, Object> json(ReasonGroup group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shop", group.shop());
        json.put("entity", group.entity());
        json.put("reason", group.reason());
        json.put("count", group.count());
        return json;
    }

    private static Map<String, Object> json(HeldSubject subject) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shop", subject.shop());
        json.put("entity", subject.entity());
        json.put("key", subject.key());
        json.put("ref", subject.ref());
        json.put("reason", subject.reason());
        json.put("lookedAt", subject.lookedAt().toString());
        return json;
    }
}
