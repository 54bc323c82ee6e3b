package org.caravane.ops.watch;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.Map;

/** One series with its points as they are found. */
final class Gauge {
    private final String name;
    private final String help;
    private final Map<Labels, Double> points = new LinkedHashMap<>();

    Gauge(String name, String help) {
        this.name = name;
        this.help = help;
    }

    /**
     * A point; one that is told twice counts once.
     *
     * @param labels names and values in turn
     */
    Gauge point(Number value, String... labels) {
        points.put(Labels.of(labels), value.doubleValue());
        return this;
    }

    Gauge flag(boolean value, String... labels) {
        return point(value ? 1 : 0, labels);
    }

    GaugeSnapshot snapshot() {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        points.forEach(
                (labels, value) ->
                        gauge.dataPoint(
                                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                                        .labels(labels)
                                        .value(value)
                                        .build()));
        return gauge.build();
    }
}
