package org.caravane.dolibarr;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a database's offset from UTC may have become since it was seen. Only its offset is known and
 * not its zone: so any zone of the world that had that offset then may be it.
 */
public final class SummerTime {
    private SummerTime() {}

    /** The rules of all zones that had the offset at that moment. */
    public static Set<ZoneRules> zones(Duration offset, Instant seenAt) {
        return ZoneId.getAvailableZoneIds().stream()
                .map(id -> ZoneId.of(id).getRules())
                .filter(rules -> rules.getOffset(seenAt).getTotalSeconds() == offset.toSeconds())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The least offset that one of the zones has between two moments: a literal made with it is not
     * later than what the database wrote at any moment from then on, in the night of a change
     * either.
     *
     * @param otherwise when there is no zone
     */
    public static Duration least(
            Set<ZoneRules> zones, Instant from, Instant to, Duration otherwise) {
        return zones.stream()
                .map(rules -> least(rules, from, to))
                .min(Duration::compareTo)
                .orElse(otherwise);
    }

    private static Duration least(ZoneRules rules, Instant from, Instant to) {
        int least = rules.getOffset(from).getTotalSeconds();
        ZoneOffsetTransition change = rules.nextTransition(from);
        while (change != null && !change.getInstant().isAfter(to)) {
            least = Math.min(least, change.getOffsetAfter().getTotalSeconds());
            change = rules.nextTransition(change.getInstant());
        }
        return Duration.ofSeconds(least);
    }
}
