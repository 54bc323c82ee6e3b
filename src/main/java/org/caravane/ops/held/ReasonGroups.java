package org.caravane.ops.held;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts subjects by shop, entity and kind of reason. Reasons are of one kind when they differ by
 * the subject's reference or by numbers alone.
 */
final class ReasonGroups {
    private static final String DIFFERS = "…";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Comparator<ReasonGroup> MOST_FIRST =
            Comparator.comparingLong(ReasonGroup::count)
                    .reversed()
                    .thenComparing(ReasonGroup::shop)
                    .thenComparing(ReasonGroup::entity)
                    .thenComparing(ReasonGroup::reason);

    private final Map<List<String>, ReasonGroup> groups = new LinkedHashMap<>();

    void add(HeldSubject subject) {
        String reason = withoutRef(subject);
        String kind = NUMBER.matcher(reason).replaceAll(DIFFERS);
        groups.merge(
                List.of(subject.shop(), subject.entity(), kind),
                new ReasonGroup(subject.shop(), subject.entity(), reason, 1),
                (known, one) ->
                        new ReasonGroup(
                                known.shop(),
                                known.entity(),
                                known.reason().equals(one.reason()) ? known.reason() : kind,
                                known.count() + 1));
    }

    /** The largest first. */
    List<ReasonGroup> all() {
        return groups.values().stream().sorted(MOST_FIRST).toList();
    }

    private static String withoutRef(HeldSubject subject) {
        if (subject.ref().isEmpty() || !subject.reason().contains(subject.ref())) {
            return subject.reason();
        }
        // a reference such as A must not be found inside of words
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}])%s(?![\\p{L}\\p{N}])"
                                .formatted(Pattern.quote(subject.ref())))
                .matcher(subject.reason())
                .replaceAll(DIFFERS);
    }
}
