package org.caravane.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.Claimed;
import org.caravane.model.Hint;
import org.caravane.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Rows for {@code note.sql}: who is to be looked at again, by which shops, and how urgently.
 *
 * <p>Stock goes before products, so that a mass load never starves it.
 */
public final class Notes {
    /** A shop and the installation it belongs to. */
    public record Recipient(String shop, String endpoint) {}

    /** Rows of one endpoint that are noted in one transaction. */
    public record Part(String endpoint, List<Map<String, @Nullable Object>> rows) {}

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

    /** Products and their stock, for the shops of one endpoint. */
    List<Map<String, @Nullable Object>> of(String endpoint, List<String> keys, String why) {
        List<Map<String, @Nullable Object>> rows = rows(List.of("product", "stock"), keys, why, 0);
        return rows.stream().filter(row -> endpoint.equals(row.get("endpoint"))).toList();
    }

    /** Shops, for the statements that note much of each. */
    public List<Map<String, @Nullable Object>> shops(List<Recipient> shops, String why) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Recipient shop : shops) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("shop", shop.shop());
            row.put("endpoint", shop.endpoint());
            row.put("why", why);
            rows.add(row);
        }
        return rows;
    }

    /** Rows of {@code prices-page.sql}. */
    public List<String> keysOf(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> Rows.text(row, "source_key")).toList();
    }

    /** The last of some keys; empty when there is none. */
    public String last(List<String> keys) {
        return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
    }

    /** Products alone, for one shop, after whatever is known to have changed. */
    public List<Map<String, @Nullable Object>> priced(List<String> keys, String shop) {
        return rows(List.of("product"), keys, "prices are looked at", NO_HURRY).stream()
                .filter(row -> shop.equals(row.get("shop")))
                .toList();
    }

    /** Products and their stock, for the shops that have them: rows of {@code linked-among.sql}. */
    public List<Map<String, @Nullable Object>> linked(
            List<Map<String, @Nullable Object>> links, String why) {
        return links.stream()
                .flatMap(
                        link ->
                                of(
                                        Rows.text(link, "endpoint"),
                                        List.of(Rows.text(link, "source_key")),
                                        why)
                                        .stream())
                .toList();
    }

    /** Products and their stock, for every shop, after whatever is known to have changed. */
    public List<Map<String, @Nullable Object>> reconciled(List<String> keys) {
        return rows(List.of("product", "stock"), keys, "reconciled", NO_HURRY);
    }

    /** What the source told of, for every shop. */
    public List<Map<String, @Nullable Object>> hinted(List<Hint> hints) {
        List<String> products = keys(hints, "product");
        List<String> stocks = new ArrayList<>(keys(hints, "stock"));
        stocks.removeAll(products);
        List<Map<String, @Nullable Object>> rows = products(products, "told by Dolibarr");
        rows.addAll(stocks(stocks, "told by Dolibarr"));
        return rows;
    }

    private static List<String> keys(List<Hint> hints, String entity) {
        return hints.stream()
                .filter(hint -> hint.entity().equals(entity))
                .map(Hint::key)
                .distinct()
                .toList();
    }

    /**
     * Rows in parts of one endpoint each, so that to note them holds no other endpoint's deliveries
     * up.
     *
     * @param size the most rows of a part
     */
    public List<Part> parts(List<Map<String, @Nullable Object>> rows, int size) {
        Map<String, List<Map<String, @Nullable Object>>> byEndpoint = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            byEndpoint
                    .computeIfAbsent(
                            String.valueOf(row.get("endpoint")), endpoint -> new ArrayList<>())
                    .add(row);
        }
        List<Part> parts = new ArrayList<>();
        byEndpoint.forEach(
                (endpoint, all) ->
                        pages(all, size).forEach(page -> parts.add(new Part(endpoint, page))));
        return parts;
    }

    /** Keys or rows in pages of that size. */
    public <T> List<List<T>> pages(List<T> all, int size) {
        List<List<T>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pages.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pages;
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
                .filter(Notes::isNewlyLinked)
                .map(Outcome::decision)
                .map(d -> d.claimed().subject())
                .map(
                        s ->
                                row(
                                        s.shop(),
                                        endpoint,
                                        "stock",
                                        s.key(),
                                        "its product came to the shop",
                                        0))
                .toList();
    }

    /**
     * What is remembered of an earlier counterpart of products that have just come to be linked:
     * values sent by any shop of the installation, of the product and of its stock.
     */
    public List<Map<String, @Nullable Object>> outdated(List<Outcome> outcomes, String endpoint) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            String key = outcome.decision().claimed().subject().key();
            for (Recipient recipient : recipients) {
                if (isNewlyLinked(outcome) && recipient.endpoint().equals(endpoint)) {
                    rows.add(row(recipient.shop(), endpoint, "product", key, "", 0));
                    rows.add(row(recipient.shop(), endpoint, "stock", key, "", 0));
                }
            }
        }
        return rows;
    }

    private static boolean isNewlyLinked(Outcome outcome) {
        Claimed claimed = outcome.decision().claimed();
        return claimed.subject().entity().equals("product")
                && outcome.link().isPresent()
                && claimed.known()
                        .link()
                        .filter(known -> known.targetId() == outcome.link().get().targetId())
                        .isEmpty();
    }

    static Map<String, @Nullable Object> row(
            String shop, String endpoint, String entity, String key, String why, int urgency) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("shop", shop);
        row.put("endpoint", endpoint);
        row.put("entity", entity);
        row.put("key", key);
        row.put("lane", endpoint + "/" + entity + "/" + key);
        row.put("urgency", urgency + (entity.equals("stock") ? STOCK_FIRST : 0));
        row.put("why", why);
        return row;
    }
}
