package org.caravane.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.Outcome;
import org.caravane.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Rows for {@code note.sql}: who is to be looked at again, by which shops, and how urgently.
 *
 * <p>Stock goes before products, so that a mass load never starves it.
 */
public final class Notes {
    /** A shop and the installation it belongs to. */
    public record Recipient(String shop, String endpoint) {}

    private static final int STOCK_FIRST = 10;
    private static final int NO_HURRY = -100;
    private final List<Recipient> recipients;

    public Notes(List<Recipient> recipients) {
        this.recipients = List.copyOf(recipients);
    }

    /** Products and their stock, for every shop. */
    public List<Map<String, @Nullable Object>> products(List<String> keys, String why) {
        return rows(List.of("product", "stock"), keys, why, 0);
    }

    /** Stock alone, for every shop. */
    public List<Map<String, @Nullable Object>> stocks(List<String> keys, String why) {
        return rows(List.of("stock"), keys, why, 0);
    }

    /** Products and their stock, for every shop, after whatever is known to have changed. */
    public List<Map<String, @Nullable Object>> reconciled(List<String> keys) {
        return rows(List.of("product", "stock"), keys, "reconciled", NO_HURRY);
    }

    private List<Map<String, @Nullable Object>> rows(
            List<String> entities, List<String> keys, String why, int urgency) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Recipient recipient : recipients) {
            for (String key : keys) {
                for (String entity : entities) {
                    rows.add(
                            row(recipient.shop(), recipient.endpoint(), entity, key, why, urgency));
                }
            }
        }
        return rows;
    }

    /** The stock of products that have just come to be linked. */
    public List<Map<String, @Nullable Object>> newlyLinked(
            List<Outcome> outcomes, String endpoint) {
        return outcomes.stream()
                .filter(o -> o.decision().claimed().subject().entity().equals("product"))
                .filter(o -> o.link().isPresent() && isNew(o))
                .map(
                        o ->
                                row(
                                        o.decision().claimed().subject().shop(),
                                        endpoint,
                                        "stock",
                                        o.decision().claimed().subject().key(),
                                        "its product came to the shop",
                                        0))
                .toList();
    }

    private static boolean isNew(Outcome outcome) {
        return outcome.decision().verdict() instanceof Verdict.Create
                || outcome.decision().claimed().known().link().isEmpty();
    }

    private static Map<String, @Nullable Object> row(
            String shop, String endpoint, String entity, String key, String why, int urgency) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("shop", shop);
        row.put("endpoint", endpoint);
        row.put("entity", entity);
        row.put("key", key);
        row.put("lane", entity + "/" + key);
        row.put("urgency", urgency + (entity.equals("stock") ? STOCK_FIRST : 0));
        row.put("why", why);
        return row;
    }
}
