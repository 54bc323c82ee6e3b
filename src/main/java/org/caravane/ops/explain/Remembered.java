package org.caravane.ops.explain;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caravane.model.Link;
import org.caravane.store.Notes.Recipient;

/** What the store tells of a reference before both systems are asked. */
final class Remembered {
    private final String ref;
    private final List<Recipient> shops;
    private final List<String> keys;
    private final Map<String, Long> targets = new HashMap<>();
    private final Map<String, String> refs = new HashMap<>();
    private final Map<String, String> pauses;

    /**
     * @param listed the keys that Dolibarr has under it
     */
    Remembered(StoreView store, String ref, List<String> listed, List<Recipient> shops) {
        this.ref = ref;
        this.shops = shops;
        Set<String> all = new LinkedHashSet<>(store.keys(ref));
        all.addAll(listed);
        this.keys = List.copyOf(all);
        this.pauses = store.endpointPauses();
        for (String key : keys) {
            for (Recipient to : shops) {
                Optional<Link> link = store.claimed(to, "product", key).known().link();
                // what was deleted there may have been made again by hand
                link.filter(l -> !l.lost())
                        .ifPresent(l -> targets.put(key + "/" + to.shop(), l.targetId()));
                link.ifPresent(l -> refs.put(key, l.ref()));
                store.verdict(to.shop(), "product", key)
                        .ifPresent(v -> refs.putIfAbsent(key, String.valueOf(v.get("source_ref"))));
            }
        }
    }

    String ref() {
        return ref;
    }

    List<Recipient> shops() {
        return shops;
    }

    /** All that are or were called so. */
    List<String> keys() {
        return keys;
    }

    /** The id of its counterpart in a shop. */
    Optional<Long> target(Recipient to, String key) {
        return Optional.ofNullable(targets.get(key + "/" + to.shop()));
    }

    /** What a key was called last; as typed, where the store does not know it. */
    String refOf(String key) {
        return refs.getOrDefault(key, ref);
    }

    /** Why endpoints pause, by their names. */
    Map<String, String> pauses() {
        return pauses;
    }
}
