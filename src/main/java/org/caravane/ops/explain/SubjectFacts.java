package org.caravane.ops.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Link;
import org.caravane.ops.Moments;
import org.caravane.ops.letters.Happening;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;

/** What the store knows of one subject, in facts. */
final class SubjectFacts {
    private final StoreView store;
    private final ZoneId zone;

    SubjectFacts(StoreView store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    /** Everything but what a delivery would do now. */
    void tell(Recipient to, String entity, String key, Facts facts) {
        Claimed claimed = store.claimed(to, entity, key);
        List<Happening> history = store.history(to.shop(), entity, key);
        facts.tell("counterpart", counterpart(claimed, entity))
                .tell("sent", sent(claimed, store.sentAt(to, entity, key)));
        store.verdict(to.shop(), entity, key)
                .ifPresentOrElse(
                        verdict -> verdict(verdict, facts),
                        () -> facts.tell("verdict", "it was never looked at"));
        history.stream()
                .filter(h -> !h.request().isEmpty())
                .reduce((one, next) -> next)
                .ifPresent(
                        h ->
                                facts.tell(
                                        "last request",
                                        "%s, %s".formatted(h.request(), at(h.at()))));
        facts.tell(
                "pending",
                store.change(to.shop(), entity, key).map(this::pending).orElse("nothing"));
        facts.tell("paused", store.pauses(to, entity));
        facts.tell("dead letter", store.letter(to.shop(), entity, key).map(this::letter));
        history.forEach(
                h ->
                        facts.tell(
                                "history",
                                "%s  %s: %s".formatted(at(h.at()), h.what(), h.reason())));
    }

    private String counterpart(Claimed claimed, String entity) {
        Optional<Link> link = claimed.known().link();
        if (link.isEmpty()) {
            return entity.equals("stock") ? "no stock row of the shop is known" : "none is known";
        }
        Link there = link.get();
        String what =
                entity.equals("stock")
                        ? "the shop's stock row " + there.targetId()
                        : "the shop's product %d, %s"
                                .formatted(
                                        there.targetId(),
                                        there.origin() == Link.Origin.CREATED
                                                ? "made by Caravane"
                                                : "found there by its reference");
        return what
                + (there.targetBorn().isEmpty()
                        ? ""
                        : ", there since %s by the shop's clock".formatted(there.targetBorn()))
                + (there.lost() ? "; somebody deleted it there" : "")
                + (there.gone()
                        ? "; "
                                + (there.goneReason().isEmpty()
                                        ? "Dolibarr has it no more"
                                        : there.goneReason())
                        : "");
    }

    private List<String> sent(Claimed claimed, Optional<Instant> when) {
        if (claimed.known().sent().isEmpty()) {
            return List.of(
                    claimed.known().link().isEmpty()
                            ? "nothing yet"
                            : "what the shop has of ours is unknown");
        }
        List<String> lines = new ArrayList<>();
        when.ifPresent(at -> lines.add("at " + at(at)));
        claimed.known()
                .sent()
                .values()
                .forEach(
                        (field, value) ->
                                lines.add(
                                        field
                                                + " = "
                                                + (value.equals("?")
                                                        ? "uncertain"
                                                        : Decided.shown(value))));
        return lines;
    }

    private void verdict(Map<String, @Nullable Object> row, Facts facts) {
        facts.tell(
                "verdict",
                "%s: %s%s"
                        .formatted(
                                row.get("verdict"),
                                row.get("reason"),
                                StoreView.moment(row.get("at_time"))
                                        .map(at -> " (" + at(at) + ")")
                                        .orElse("")));
        String.valueOf(row.get("warnings")).lines().forEach(line -> facts.tell("warning", line));
    }

    private String pending(Map<String, @Nullable Object> row) {
        if (row.get("token") != null) {
            return "%s: it is being delivered".formatted(row.get("why"));
        }
        if (row.get("waits_entity") != null) {
            return "%s: it waits for its %s".formatted(row.get("why"), row.get("waits_entity"));
        }
        String due = StoreView.moment(row.get("due")).map(this::at).orElse("");
        int attempts = row.get("attempts") instanceof Number n ? n.intValue() : 0;
        return "%s, due %s%s"
                .formatted(
                        row.get("why"),
                        due,
                        attempts == 0
                                ? ""
                                : " after %d failed %s"
                                        .formatted(
                                                attempts, attempts == 1 ? "attempt" : "attempts"));
    }

    private String letter(Map<String, @Nullable Object> row) {
        return "%s (%s) since %s: %s"
                .formatted(
                        row.get("id"),
                        row.get("cause"),
                        StoreView.moment(row.get("first_at")).map(this::at).orElse(""),
                        row.get("sentence"));
    }

    String at(Instant at) {
        return Moments.told(at, zone);
    }
}
