package org.caravane.ops.check;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caravane.dolibarr.DolibarrChecks;
import org.caravane.model.CheckLine;
import org.caravane.model.Failure;
import org.caravane.ops.Settings;
import org.caravane.ops.SourceClock;
import org.caravane.prestashop.EndpointChecks;
import org.caravane.sync.Mappings;
import org.jspecify.annotations.Nullable;

/** The lines of one check as they come in, and who is not asked any more. */
public final class CheckList {
    private static final Duration APART = Duration.ofSeconds(60);
    private static final String FIRST = "url";

    private final Clock clock;
    private final DolibarrChecks dolibarr = new DolibarrChecks();
    private final EndpointChecks endpoints = new EndpointChecks();
    private final List<CheckLine> lines = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private List<Map<String, @Nullable Object>> operatorMappings = List.of();

    public CheckList(Clock clock) {
        this.clock = clock;
    }

    public synchronized List<CheckLine> lines() {
        return List.copyOf(lines);
    }

    public synchronized void add(List<CheckLine> more) {
        lines.addAll(more);
    }

    /** An answer was only taken note of. */
    public List<CheckLine> nothing() {
        return List.of();
    }

    /** Whether a side, {@code Dolibarr} or {@code endpoint main}, is worth another question. */
    public synchronized boolean goesOn(String side) {
        return !stopped.contains(side);
    }

    /** The side is not asked. */
    public synchronized void stop(String side) {
        stopped.add(side);
    }

    /** What an operator wrote into the store's mapping table. */
    public void operatorMappings(List<Map<String, @Nullable Object>> rows) {
        operatorMappings = List.copyOf(rows);
    }

    /** The groups found, under those of an operator's table, under those of the settings. */
    public Mappings mappings(Settings.Shop shop, Map<String, String> found) {
        Map<String, String> groups = new HashMap<>(found);
        operatorMappings.stream()
                .filter(row -> shop.name().equals(row.get("shop")))
                .forEach(
                        row ->
                                groups.put(
                                        String.valueOf(row.get("source_value")),
                                        String.valueOf(row.get("target_value"))));
        groups.putAll(shop.taxRulesGroups());
        return new Mappings(groups);
    }

    /**
     * A question got no good answer. When it is the first of its side, no other is asked.
     *
     * @param side who was asked
     * @param check the question, {@code read-stock}
     * @param status of the answer, null when there was none
     * @param answer its body as text, or anything else
     */
    public void failed(
            String side,
            String subject,
            String check,
            String url,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable Object answer,
            Failure failure) {
        boolean source = side.equals(DolibarrChecks.SUBJECT);
        String label = check.replace('-', ' ').replace("vat", "VAT");
        if (!check.equals(FIRST)) {
            add(
                    source
                            ? dolibarr.failed(label, status, failure)
                            : List.of(endpoints.failed(subject, label, status, failure)));
            return;
        }
        stop(side);
        add(
                source
                        ? dolibarr.refused(status, location, url, failure)
                        : endpoints.refused(
                                subject,
                                url,
                                status,
                                location,
                                answer instanceof String text ? text : "",
                                failure));
    }

    /**
     * The lines, and one on the clock of the server that answered.
     *
     * @param date its header Date, null when it has none
     */
    public List<CheckLine> withClock(
            List<CheckLine> answered, String subject, @Nullable String date) {
        List<CheckLine> all = new ArrayList<>(answered);
        all.add(clock(subject, date));
        return all;
    }

    private CheckLine clock(String subject, @Nullable String date) {
        Duration ahead;
        try {
            ahead =
                    Duration.between(
                            clock.instant(),
                            OffsetDateTime.parse(
                                            String.valueOf(date),
                                            DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return CheckLine.cannotTell(
                    subject, "clock", "its answers have no date that can be read", "");
        }
        if (ahead.abs().compareTo(APART) <= 0) {
            return CheckLine.ok(
                    subject, "clock", "%d s from ours".formatted(ahead.abs().toSeconds()));
        }
        return CheckLine.wrong(
                subject,
                "clock",
                "it is %d s %s ours"
                        .formatted(
                                ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "before"),
                "let NTP set the clocks of both machines");
    }

    /**
     * What Dolibarr's database compares dates with, beside the setting.
     *
     * @param configured {@code dolibarr.database-offset} in seconds, empty when it is not set
     */
    public List<CheckLine> databaseZone(SourceClock.Seen seen, @Nullable String configured) {
        String check = "database time zone";
        String set = configured == null ? "" : configured.strip();
        if (seen.offset().isEmpty()) {
            return List.of(
                    set.isEmpty()
                            ? CheckLine.cannotTell(
                                    DolibarrChecks.SUBJECT,
                                    check,
                                    "no stock movement can be read to find it with: every poll looks at the last 14 hours",
                                    "move a stock in Dolibarr, or set dolibarr.database-offset")
                            : CheckLine.cannotTell(
                                    DolibarrChecks.SUBJECT,
                                    check,
                                    "dolibarr.database-offset is %s s, and no stock movement can be read to compare it with"
                                            .formatted(set),
                                    ""));
        }
        Duration least = seen.offset().get();
        Duration most = least.plus(seen.slack());
        String found =
                least.equals(most) ? utc(least) : "%s or %s".formatted(utc(least), utc(most));
        boolean right =
                set.isEmpty()
                        || set.equals(Long.toString(least.toSeconds()))
                        || set.equals(Long.toString(most.toSeconds()));
        return List.of(
                right
                        ? CheckLine.ok(DolibarrChecks.SUBJECT, check, "compares at " + found)
                        : CheckLine.wrong(
                                DolibarrChecks.SUBJECT,
                                check,
                                "compares at %s, and dolibarr.database-offset is %s s"
                                        .formatted(found, set),
                                "empty dolibarr.database-offset: it is found by itself"));
    }

    /** {@code UTC+1}, {@code UTC-3:30}. */
    private static String utc(Duration offset) {
        Duration size = offset.abs();
        String minutes = size.toMinutesPart() == 0 ? "" : ":%02d".formatted(size.toMinutesPart());
        return "UTC%s%d%s".formatted(offset.isNegative() ? "-" : "+", size.toHours(), minutes);
    }
}
