package org.caravane.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.model.Claimed;
import org.caravane.model.Link;
import org.caravane.model.Reading;
import org.caravane.model.SourceKind;
import org.jspecify.annotations.Nullable;

/**
 * Products of a shop that the source lists among its simple products no more: deleted, or of
 * another kind by now. Each needs the source's own word, about its very id and record; many at once
 * are not believed, as by {@link Reconcile}.
 */
public final class Departures {
    static final String SERVICE = "it is a service in Dolibarr now";
    static final String PARENT = "it has variants in Dolibarr now";
    static final String VARIANT = "it is a variant of another product in Dolibarr now";

    /**
     * One that left.
     *
     * @param reason why; empty when it was deleted
     */
    public record Departure(String key, String reason) {}

    /**
     * What is believed.
     *
     * @param gone rows of {@code gone.sql}
     * @param braked what was not believed, a sentence or none
     */
    public record Judgement(List<Map<String, Object>> gone, List<String> braked) {}

    /** Keys of products that are in the shop and were not listed, as far as that is news. */
    public List<String> unlisted(List<Claimed> claim, List<? extends Reading<?>> readings) {
        Set<String> listed = readings.stream().map(Reading::key).collect(Collectors.toSet());
        return claim.stream()
                .filter(c -> c.known().link().filter(l -> !l.gone() && !l.lost()).isPresent())
                .map(c -> c.subject().key())
                .filter(key -> !listed.contains(key))
                .toList();
    }

    /** Keys as a list of {@code in}. */
    public String list(List<String> keys) {
        return String.join(",", keys);
    }

    public List<String> none() {
        return List.of();
    }

    /** Of the keys asked for those that are products, for a list of {@code in}. */
    public String products(List<String> asked, List<Reading<SourceKind>> kinds) {
        Map<String, SourceKind> known = byKey(kinds);
        return asked.stream()
                .filter(key -> known.containsKey(key) && !isService(known.get(key)))
                .collect(Collectors.joining(","));
    }

    /** Of the keys asked for those that have no record at all. */
    public List<String> absent(List<String> asked, List<Reading<SourceKind>> kinds) {
        Set<String> there = kinds.stream().map(Reading::key).collect(Collectors.toSet());
        return asked.stream().filter(key -> !there.contains(key)).toList();
    }

    public String at(List<String> keys, int index) {
        return keys.get(index);
    }

    /** The same and that one, unless the source has it after all. */
    public List<String> more(List<String> deleted, String key, boolean has) {
        if (has) {
            return deleted;
        }
        List<String> all = new ArrayList<>(deleted);
        all.add(key);
        return all;
    }

    /**
     * Who left, and why. A record that is another product's by now, and one that is said to be a
     * parent and a variant, prove nothing.
     */
    public List<Departure> of(
            List<Claimed> claim,
            List<String> asked,
            List<Reading<SourceKind>> kinds,
            List<String> parents,
            List<String> variants,
            List<String> deleted) {
        Map<String, SourceKind> known = byKey(kinds);
        Map<String, Link> links = new HashMap<>();
        claim.forEach(c -> c.known().link().ifPresent(link -> links.put(c.subject().key(), link)));
        List<Departure> departures = new ArrayList<>();
        for (String key : asked) {
            SourceKind kind = known.get(key);
            if (deleted.contains(key)) {
                departures.add(new Departure(key, ""));
            } else if (kind != null
                    && Optional.ofNullable(links.get(key))
                            .filter(kind.identity()::isThatOf)
                            .isPresent()) {
                reason(key, kind, parents, variants)
                        .ifPresent(reason -> departures.add(new Departure(key, reason)));
            }
        }
        return departures;
    }

    private static Optional<String> reason(
            String key, SourceKind kind, List<String> parents, List<String> variants) {
        if (isService(kind)) {
            return Optional.of(SERVICE);
        }
        boolean parent = parents.contains(key);
        if (parent == variants.contains(key)) {
            return Optional.empty();
        }
        return Optional.of(parent ? PARENT : VARIANT);
    }

    /**
     * Which of them are believed.
     *
     * @param rows of {@code departed-lately.sql}: how many links the endpoint has, and how many
     *     left within the hour
     * @param percent more than that share of them within the hour is not believed
     * @param few so many may always leave
     * @param newest the newest id of the source, where it was asked for a deleted one: what was
     *     made last and is gone together was taken back by a backup
     */
    public Judgement judge(
            List<Departure> departures,
            List<Map<String, @Nullable Object>> rows,
            int percent,
            int few,
            List<String> newest,
            String endpoint) {
        long links = number(rows, "links");
        long all = number(rows, "lately") + departures.size();
        if (all > few && all * 100 > percent * links) {
            return new Judgement(
                    List.of(),
                    List.of(
                            "%d of %d products of endpoint %s left Dolibarr's simple products within an hour, deleted or as services, variants or products with variants: no more are hidden. If that is right, raise reconcile.brake-percent for one run and reconcile"
                                    .formatted(all, links, endpoint)));
        }
        long last = newest.stream().mapToLong(Departures::number).max().orElse(Long.MAX_VALUE);
        List<Departure> newer =
                departures.stream()
                        .filter(d -> d.reason().isEmpty() && number(d.key()) > last)
                        .toList();
        if (newer.size() > few) {
            return new Judgement(
                    rows(departures.stream().filter(d -> !newer.contains(d)).toList(), endpoint),
                    List.of(Reconcile.restored(endpoint, newer.size(), last)));
        }
        return new Judgement(rows(departures, endpoint), List.of());
    }

    /** The claim, with its links as they are known by now. */
    public List<Claimed> known(List<Claimed> claim, Judgement judgement) {
        Map<String, String> reasons = new HashMap<>();
        judgement
                .gone()
                .forEach(
                        row ->
                                reasons.put(
                                        String.valueOf(row.get("key")),
                                        String.valueOf(row.get("reason"))));
        return claim.stream()
                .map(
                        c ->
                                c.known()
                                        .link()
                                        .flatMap(
                                                link ->
                                                        Optional.ofNullable(
                                                                        reasons.get(
                                                                                c.subject().key()))
                                                                .map(link::goneFor))
                                        .map(gone -> c.with(c.known().with(gone)))
                                        .orElse(c))
                .toList();
    }

    private static List<Map<String, Object>> rows(List<Departure> departures, String endpoint) {
        return departures.stream()
                .map(
                        d ->
                                Map.<String, Object>of(
                                        "endpoint", endpoint, "key", d.key(), "reason", d.reason()))
                .toList();
    }

    private static Map<String, SourceKind> byKey(List<Reading<SourceKind>> kinds) {
        Map<String, SourceKind> known = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Reading<SourceKind> reading : kinds) {
            if (reading instanceof Reading.Read<SourceKind> read
                    && known.put(read.key(), read.value()) != null) {
                twice.add(read.key());
            }
        }
        twice.forEach(known::remove);
        return known;
    }

    private static boolean isService(@Nullable SourceKind kind) {
        return kind != null && kind.service();
    }

    private static long number(String key) {
        return key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0;
    }

    private static long number(List<Map<String, @Nullable Object>> rows, String column) {
        return !rows.isEmpty() && rows.get(0).get(column) instanceof Number n ? n.longValue() : 0;
    }
}
