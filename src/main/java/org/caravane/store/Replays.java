package org.caravane.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Rows for dead letters that a person has tried again or left as they are.
 *
 * <p>What was refused is tried alone, so that it does not fail others again; many at once, after
 * their cause was mended, share requests.
 */
public final class Replays {
    private static final int ALONE_UP_TO = 20;
    private static final int COMPANY = 10;

    /** Before what polls note, after stock. */
    private static final int SOMEBODY_WAITS = 5;

    private final List<Recipient> recipients;

    public Replays(List<Recipient> recipients) {
        this.recipients = List.copyOf(recipients);
    }

    /** Rows of {@code letters.sql}, each with the endpoint of its shop, if that is still there. */
    public List<Map<String, @Nullable Object>> found(List<Map<String, @Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> letters = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            String shop = Rows.text(row, "shop");
            Map<String, @Nullable Object> letter = new HashMap<>();
            letter.put("shop", shop);
            letter.put("endpoint", recipient(shop).map(Recipient::endpoint).orElse(null));
            letter.put("entity", Rows.text(row, "entity"));
            letter.put("key", Rows.text(row, "source_key"));
            letter.put("ref", Rows.text(row, "source_ref"));
            letter.put("cause", Rows.text(row, "cause"));
            letters.add(letter);
        }
        return letters;
    }

    /** Letters whose shop the settings still name. */
    public List<Map<String, @Nullable Object>> known(List<Map<String, @Nullable Object>> letters) {
        return letters.stream().filter(letter -> letter.get("endpoint") != null).toList();
    }

    /**
     * What is forgotten of products that were deleted in the shop, so that they are made again: for
     * every shop of the installation, the product and its stock.
     */
    public List<Map<String, @Nullable Object>> forgotten(
            List<Map<String, @Nullable Object>> letters) {
        return letters.stream().filter(Replays::isDeleted).flatMap(l -> all(l).stream()).toList();
    }

    /** The changes to be noted. */
    public List<Map<String, @Nullable Object>> noted(List<Map<String, @Nullable Object>> letters) {
        List<Map<String, @Nullable Object>> notes = new ArrayList<>();
        for (Map<String, @Nullable Object> letter : letters) {
            notes.addAll(isDeleted(letter) ? all(letter) : List.of(note(letter)));
        }
        int chunk = letters.size() <= ALONE_UP_TO ? 1 : COMPANY;
        notes.forEach(note -> note.put("chunk", chunk));
        return notes;
    }

    /** What a person did, for the journal, and the subjects it was done to. */
    public List<Map<String, @Nullable Object>> told(
            List<Map<String, @Nullable Object>> letters, String word, @Nullable String who) {
        String by = "by " + (who == null ? "an operator" : who) + ", parked for ";
        return letters.stream().map(l -> JournalRows.told(l, word, by + l.get("cause"))).toList();
    }

    private List<Map<String, @Nullable Object>> all(Map<String, @Nullable Object> letter) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Recipient recipient : recipients) {
            if (recipient.endpoint().equals(letter.get("endpoint"))) {
                for (String entity : List.of("product", "stock")) {
                    Map<String, @Nullable Object> one = new HashMap<>(letter);
                    one.put("shop", recipient.shop());
                    one.put("entity", entity);
                    rows.add(note(one));
                }
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> note(Map<String, @Nullable Object> letter) {
        return Notes.row(
                Rows.text(letter, "shop"),
                Rows.text(letter, "endpoint"),
                Rows.text(letter, "entity"),
                Rows.text(letter, "key"),
                "replayed",
                SOMEBODY_WAITS);
    }

    private static boolean isDeleted(Map<String, @Nullable Object> letter) {
        return LinkRows.DELETED.equals(letter.get("cause"));
    }

    private Optional<Recipient> recipient(String shop) {
        return recipients.stream().filter(r -> r.shop().equals(shop)).findFirst();
    }
}
