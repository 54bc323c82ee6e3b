package org.caravane.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.DeadLetter;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;

/** Rows for what becomes of links that are not true any more, for every shop of an endpoint. */
public final class LinkRows {
    /** The cause of dead letters about what was deleted in a shop. */
    static final String DELETED = "shop-92";

    private static final String SENTENCE =
            "%s: It is not in the shop any more (it had the id %s): somebody deleted it there, and Caravane leaves it alone. To bring it back, replay this letter";

    private final List<Recipient> recipients;
    private final Notes notes;

    public LinkRows(List<Recipient> recipients) {
        this.recipients = List.copyOf(recipients);
        this.notes = new Notes(recipients);
    }

    /** Products that a shop says it does not have. */
    public List<Map<String, @Nullable Object>> lost(List<DeadLetter> letters) {
        return Rows.claims(
                letters.stream()
                        .filter(l -> l.cause().equals(DELETED))
                        .map(DeadLetter::claimed)
                        .filter(c -> c.subject().entity().equals("product")));
    }

    /** Source keys of letters, for a list of SQL. */
    public List<String> keys(List<DeadLetter> letters) {
        return letters.stream().map(l -> l.claimed().subject().key()).distinct().toList();
    }

    /**
     * Dead letters, verdicts and journal rows at once, for products found to be gone.
     *
     * @param lost rows of a judgement: key, ref, targetId
     */
    public List<Map<String, @Nullable Object>> letters(
            List<Map<String, @Nullable Object>> lost, String endpoint) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> link : lost) {
            String ref = String.valueOf(link.get("ref"));
            String sentence = SENTENCE.formatted(ref, link.get("targetId"));
            for (Recipient recipient : of(endpoint)) {
                Map<String, @Nullable Object> row = new HashMap<>(link);
                row.put("shop", recipient.shop());
                row.put("entity", "product");
                row.put("cause", DELETED);
                row.put("sentence", sentence);
                row.put("request", "");
                row.put("answer", "");
                row.put("version", "");
                row.put("warnings", "");
                row.putAll(JournalRows.told(row, "park", sentence));
                rows.add(row);
            }
        }
        return rows;
    }

    /** Products that are there again, to be looked at. */
    public List<Map<String, @Nullable Object>> backNotes(
            List<Map<String, @Nullable Object>> back, String endpoint) {
        return notes.of(
                endpoint,
                back.stream().map(link -> String.valueOf(link.get("key"))).toList(),
                "back in the shop");
    }

    /** The shops of an endpoint. */
    public List<Map<String, @Nullable Object>> shops(String endpoint, String why) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Recipient recipient : of(endpoint)) {
            rows.add(Map.of("shop", recipient.shop(), "endpoint", endpoint, "why", why));
        }
        return rows;
    }

    private List<Recipient> of(String endpoint) {
        return recipients.stream().filter(r -> r.endpoint().equals(endpoint)).toList();
    }
}
