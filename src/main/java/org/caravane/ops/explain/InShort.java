package org.caravane.ops.explain;

import java.util.Map;
import java.util.Optional;
import org.caravane.model.Claimed;
import org.caravane.model.Link;
import org.caravane.model.Product;
import org.caravane.model.Reading;
import org.caravane.model.Verdict;
import org.caravane.store.Notes.Recipient;
import org.caravane.sync.ProductSync;
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
     * @param source what Dolibarr has, when it could be asked
     * @param there what the shop has
     * @param now what a delivery would decide, when that can be told
     */
    String of(
            Recipient to,
            String key,
            Optional<SourceView> source,
            ShopView there,
            Optional<Verdict> now) {
        Claimed claimed = store.claimed(to, "product", key);
        Optional<Link> link = claimed.known().link();
        String where = Whereabouts.of(link, there);
        Optional<Kind> kind = source.map(SourceView::kind);
        if (kind.filter(k -> k == Kind.MISSING).isPresent()) {
            return missing(where, claimed, now);
        }
        if (kind.filter(k -> k != Kind.SIMPLE).isPresent()) {
            return "%s%s: in Dolibarr it is %s"
                    .formatted(where, isHidden(claimed) ? ", hidden" : "", kind.get().words());
        }
        Optional<Map<String, @Nullable Object>> letter = store.letter(to.shop(), "product", key);
        if (letter.isPresent()) {
            return "%s, and is parked until a person acts: %s"
                    .formatted(where, letter.get().get("sentence"));
        }
        if (link.filter(Link::lost).isPresent()) {
            return where + ", and is left alone, because it was deleted in the shop";
        }
        if (Whereabouts.wasDeleted(link, there)) {
            return where + ": the next write of it, or the daily comparison of links, reports that";
        }
        if (store.change(to.shop(), "product", key).isPresent()) {
            return store.pauses(to, "product").stream()
                    .findFirst()
                    .map(pause -> "%s, and what changed waits: %s".formatted(where, pause))
                    .orElse(where + ", and is about to be looked at");
        }
        return where + decided(store.verdict(to.shop(), "product", key), now, source);
    }

    private static boolean isHidden(Claimed claimed) {
        return claimed.known().sent().get("active").filter("0"::equals).isPresent();
    }

    /** Of a product that was deleted in Dolibarr nothing there can be compared. */
    private static String missing(String where, Claimed claimed, Optional<Verdict> now) {
        Optional<Link> link = claimed.known().link();
        if (link.filter(l -> !l.lost()).isEmpty()) {
            return where + ", and Dolibarr has it no more";
        }
        if (isHidden(claimed)) {
            return where + ", hidden, because Dolibarr has it no more";
        }
        if (now.filter(Verdict.Skip.class::isInstance).isPresent()) {
            return "%s, though Dolibarr has it no more: %s".formatted(where, now.get().reason());
        }
        return where
                + ", though Dolibarr has it no more: "
                + (link.get().gone() ? "it is to be hidden" : "the next reconcile hides it");
    }

    private static String decided(
            Optional<Map<String, @Nullable Object>> verdict,
            Optional<Verdict> now,
            Optional<SourceView> source) {
        if (verdict.isEmpty()) {
            return ", because it was never looked at: the next poll or reconcile does";
        }
        boolean wasHeld = "hold".equals(verdict.get().get("verdict"));
        boolean goesNow =
                now.filter(v -> !(v instanceof Verdict.Hold || v instanceof Verdict.Park))
                        .isPresent();
        if (wasHeld && goesNow) {
            return ", and was held when it was looked at last (%s), which is so no more: a change or a reconcile sends it"
                    .formatted(verdict.get().get("reason"));
        }
        if (wasHeld && now.isEmpty()) {
            return ", and nothing is sent: " + verdict.get().get("reason");
        }
        return now.map(v -> now(v, source)).orElse("");
    }

    private static String now(Verdict now, Optional<SourceView> source) {
        if (now instanceof Verdict.Hold hold) {
            return ", and nothing is sent: " + hold.reason();
        }
        if (now instanceof Verdict.Park park) {
            return ", and would be parked: " + park.reason();
        }
        if (now instanceof Verdict.Skip skip && !skip.reason().equals(ProductSync.EQUAL)) {
            return ", and nothing is sent: " + skip.reason();
        }
        if (now instanceof Verdict.Create) {
            return ", and would be made there, or adopted";
        }
        Optional<Product> product = source.flatMap(InShort::product);
        boolean differs =
                now instanceof Verdict.Update update
                        && !Decided.comparable(update, product).isEmpty();
        boolean aside =
                now instanceof Verdict.Update update && !differs && !update.changes().isEmpty();
        return differs
                ? ", with values that differ from Dolibarr's by now"
                : ", as Dolibarr has it" + (aside ? ", translated texts aside" : "");
    }

    private static Optional<Product> product(SourceView view) {
        return view.product()
                .flatMap(
                        reading ->
                                reading instanceof Reading.Read<Product> read
                                        ? Optional.of(read.value())
                                        : Optional.empty());
    }
}
