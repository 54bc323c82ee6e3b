package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.caravane.model.Found;
import org.caravane.prestashop.ProductLookup;
import org.caravane.sync.ChangedReferences;

/**
 * Looks in a shop for references that Dolibarr had to change: one search for all of a claim, by
 * what they begin with, an underscore standing for anything. What a search did not find is not
 * looked for again for an hour, so that the load of a catalogue lists the shop's references once,
 * not with each claim; what it found is, because a person mends it.
 */
public final class Lookalikes {
    static final int PAGE = 1000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_PAGES = 1000;
    private static final int MOST_REMEMBERED = 100;

    private final ProductLookup lookup = new ProductLookup();
    private final Map<String, List<Past>> past = new ConcurrentHashMap<>();
    private final Clock clock;

    public Lookalikes(Clock clock) {
        this.clock = clock;
    }

    /**
     * A search on its way.
     *
     * @param prefix what all that is looked for begins with
     * @param page which comes next, from 0
     * @param over whether it went to the end, or there is nothing to look for
     */
    public record Search(String prefix, int page, boolean over, List<Found> found) {
        /** A value for {@code filter[reference]}, ready for a URL. */
        public String filter() {
            return ProductLookup.beginning(prefix);
        }

        public String limit() {
            return (page * PAGE) + "," + PAGE;
        }
    }

    private record Past(Instant at, String prefix, Set<String> stored) {
        boolean rulesOut(String reference) {
            String folded = ChangedReferences.fold(reference);
            return folded.startsWith(prefix) && !stored.contains(folded);
        }
    }

    /** A search for those of the references that no search of the last hour rules out. */
    public Search begin(String shop, List<String> references) {
        List<Past> known =
                past.getOrDefault(shop, List.of()).stream()
                        .filter(p -> p.at().plus(REMEMBERED).isAfter(clock.instant()))
                        .toList();
        List<String> open =
                references.stream()
                        .filter(ref -> known.stream().noneMatch(p -> p.rulesOut(ref)))
                        .map(ChangedReferences::fold)
                        .toList();
        return new Search(commonPrefix(open), 0, open.isEmpty(), List.of());
    }

    /** The search with one page of a list answer more. */
    public Search more(String shop, Search search, JsonNode root) {
        List<Found> page = lookup.more(List.of(), root);
        Set<Long> known = new HashSet<>();
        search.found().forEach(f -> known.add(f.id()));
        boolean last =
                page.size() < PAGE
                        || page.stream().allMatch(f -> known.contains(f.id()))
                        || search.page() + 1 >= MOST_PAGES;
        List<Found> found = Stream.concat(search.found().stream(), page.stream()).toList();
        if (last) {
            remember(shop, new Past(clock.instant(), search.prefix(), stored(found)));
        }
        return new Search(search.prefix(), search.page() + 1, last, found);
    }

    /** What was found by exact references, and those that Dolibarr stores in another way. */
    public List<Found> with(List<Found> found, Search search) {
        Set<Long> ids = new HashSet<>();
        found.forEach(f -> ids.add(f.id()));
        return Stream.concat(
                        found.stream(),
                        search.found().stream()
                                .filter(Lookalikes::isChanged)
                                .filter(f -> ids.add(f.id())))
                .toList();
    }

    private static boolean isChanged(Found found) {
        return ChangedReferences.storedFormsOf(found.reference()).stream()
                .anyMatch(form -> !form.equals(ChangedReferences.fold(found.reference())));
    }

    private static Set<String> stored(List<Found> found) {
        Set<String> stored = new HashSet<>();
        found.stream()
                .filter(Lookalikes::isChanged)
                .forEach(f -> stored.addAll(ChangedReferences.storedFormsOf(f.reference())));
        return stored;
    }

    private void remember(String shop, Past latest) {
        past.merge(
                shop,
                List.of(latest),
                (old, one) -> {
                    List<Past> all = new ArrayList<>(one);
                    old.stream().limit(MOST_REMEMBERED).forEach(all::add);
                    return List.copyOf(all);
                });
    }

    private static String commonPrefix(List<String> references) {
        if (references.isEmpty()) {
            return "";
        }
        String prefix = references.get(0);
        for (String reference : references) {
            int length = 0;
            while (length < Math.min(prefix.length(), reference.length())
                    && prefix.charAt(length) == reference.charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        return prefix;
    }
}
