package org.caravane.ops.explain;

import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Link;
import org.caravane.model.Verdict;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;

/** The answer in a sentence: what stands most in the way comes first. */
final class InShort {
    private final StoreView store;

    InShort(StoreView store) {
        this.store = store;
    }

    /**
     * Why the product is in the shop as it is, or is not.
     *
     * @param kind what Dolibarr has, when it could be asked
     * @param now what a delivery would decide, when that can be told
     */
    String of(Recipient to, String key, Optional<Kind> kind, Optional<Verdict> now) {
        Claimed claimed = store.claimed(to, "product", key);
        Optional<Link> link = claimed.known().link();
        String where =
                link.filter(l -> !l.lost())
                        .map(l -> "It is in the shop as product " + l.targetId())
                        .orElse("It is not in the shop");
        Optional<Map<String, @Nullable Object>> letter = store.letter(to.shop(), "product", key);
        Optional<Map<String, @Nullable Object>> change = store.change(to.shop(), "product", key);
        Optional<Map<String, @Nullable Object>> verdict = store.verdict(to.shop(), "product", key);
        if (kind.filter(k -> k != Kind.SIMPLE && k != Kind.MISSING).isPresent()) {
            boolean hidden = claimed.known().sent().get("active").filter("0"::equals).isPresent();
            return "%s%s: in Dolibarr it is %s"
                    .formatted(where, hidden ? ", hidden" : "", kind.get().words());
        }
        if (letter.isPresent()) {
            return "%s, and is parked until a person acts: %s"
                    .formatted(where, letter.get().get("sentence"));
        }
        if (link.filter(Link::lost).isPresent()) {
            return "It was deleted in the shop and is left alone";
        }
        if (change.isPresent() && !store.pauses(to, "product").isEmpty()) {
            return "%s, and what changed waits: %s"
                    .formatted(where, store.pauses(to, "product").get(0));
        }
        if (change.isPresent()) {
            return where + ", and is about to be looked at";
        }
        if (verdict.isEmpty()) {
            return where + ", because it was never looked at: the next poll or reconcile does";
        }
        if ("hold".equals(verdict.get().get("verdict"))) {
            return "%s, and nothing is sent: %s".formatted(where, verdict.get().get("reason"));
        }
        return where
                + now.map(
                                v ->
                                        v instanceof Verdict.Update update
                                                        && !update.changes().isEmpty()
                                                ? ", with values that differ from Dolibarr's by now"
                                                : ", as Dolibarr has it")
                        .orElse("");
    }
}
