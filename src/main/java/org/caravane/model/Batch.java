package org.caravane.model;

import java.util.List;

/**
 * Decisions that share one request to a shop.
 *
 * @param create whether the shop has none of them yet
 * @param items in the order they are sent
 */
public record Batch(boolean create, List<Decision> items) {

    public Batch {
        items = List.copyOf(items);
    }

    /** A claim that failed before anything was decided. */
    public static Batch undecided(List<Claimed> claim) {
        return new Batch(
                false,
                claim.stream()
                        .map(
                                c ->
                                        new Decision(
                                                c,
                                                c.known()
                                                        .link()
                                                        .map(Link::ref)
                                                        .orElse(c.subject().key()),
                                                "",
                                                new Verdict.Hold("undecided"),
                                                List.of()))
                        .toList());
    }

    public int size() {
        return items.size();
    }

    /** References of all items, in order. */
    public List<String> references() {
        return items.stream().map(Decision::ref).toList();
    }
}
