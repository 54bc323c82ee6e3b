package org.caravane.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells whether what a process uses stayed level: the last third of a soak beside the first. */
final class SoakLevels {
    /** A fifth more is the ebb and flow of a garbage collector, a pool or a store's file. */
    private static final double SHARE = 1.2;

    /** And so much more, in the level's own unit. */
    private static final Map<String, Double> MORE =
            Map.of(
                    "heap", 6.0,
                    "rss", 16.0,
                    "threads", 4.0,
                    "sockets", 8.0,
                    "store connections", 2.0,
                    "store", 4.0,
                    "lag", 15.0,
                    "waiting", 30.0);

    private SoakLevels() {}

    /** Each level whose mean rose, as a sentence; none when all stayed flat. */
    static List<String> risen(List<SoakSample> samples) {
        List<String> risen = new ArrayList<>();
        int third = samples.size() / 3;
        if (third == 0) {
            return List.of("There are too few lines to tell: let it run longer");
        }
        for (String level : samples.get(0).levels().keySet()) {
            double first = mean(samples.subList(0, third), level);
            double last = mean(samples.subList(samples.size() - third, samples.size()), level);
            if (last > first * SHARE + MORE.getOrDefault(level, 0.0)) {
                risen.add(
                        String.format(
                                Locale.ROOT,
                                "%s rose from %.1f in the first third to %.1f in the last",
                                level,
                                first,
                                last));
            }
        }
        return risen;
    }

    private static double mean(List<SoakSample> samples, String level) {
        return samples.stream()
                .mapToDouble(s -> s.levels().getOrDefault(level, 0.0))
                .average()
                .orElse(0);
    }
}
