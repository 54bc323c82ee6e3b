package org.caravane.ops;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Services, variants and their parents among what changed in the source. A new variant changes no
 * stamp of its parent (contract section 4), which ceases to be a simple product without a word: so
 * the parents are asked for whenever one of these has not been seen before. What was seen is kept
 * in memory, the newest alone: after a restart it is asked for once more. Threadsafe.
 */
public final class OtherKinds {
    private static final int MOST = 100_000;

    private final Set<String> seen =
            Collections.newSetFromMap(
                    Collections.synchronizedMap(
                            new LinkedHashMap<>() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<String, Boolean> eldest) {
                                    return size() > MOST;
                                }
                            }));

    /** Ids that changed and are no simple product. */
    public List<String> among(List<String> changed, List<String> simple) {
        Set<String> known = new HashSet<>(simple);
        return changed.stream().filter(id -> !known.contains(id)).toList();
    }

    public boolean anyUnseen(List<String> ids) {
        return ids.stream().anyMatch(id -> !seen.contains(id));
    }

    public void see(List<String> ids) {
        seen.addAll(ids);
    }
}
