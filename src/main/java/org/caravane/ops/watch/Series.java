package org.caravane.ops.watch;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caravane.store.figures.EndpointState;
import org.caravane.store.figures.EntityFigures;
import org.caravane.store.figures.ShopFigures;
import org.caravane.store.figures.SourceState;

/**
 * The figures as {@code caravane_*} series. Counters are the store's, so they outlast the process,
 * and every process of a store tells the same. While the store is silent only {@code
 * caravane_store_up} is told.
 */
final class Series implements MultiCollector {
    private final FigureCache figures;
    private final String process;

    /**
     * @param process this one's id, as it stands in the store
     */
    Series(FigureCache figures, String process) {
        this.figures = figures;
        this.process = process;
    }

    @Override
    public MetricSnapshots collect() {
        FigureCache.Seen seen = figures.look();
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(
                new Gauge("caravane_store_up", "Whether the store answers")
                        .flag(seen.storeAnswers())
                        .snapshot());
        seen.figures()
                .ifPresent(
                        told -> {
                            all.add(verdicts(told.shops()));
                            all.addAll(entities(told.shops()));
                            all.addAll(endpoints(told.shops()));
                            all.addAll(source(told.source()));
                        });
        return new MetricSnapshots(all);
    }

    private static MetricSnapshot verdicts(List<ShopFigures> shops) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder()
                        .name("caravane_verdicts")
                        .help("Verdicts ever, from the store: the same from each of its processes");
        for (ShopFigures shop : shops) {
            for (EntityFigures entity : shop.entities()) {
                String[] names = {"shop", "entity", "verdict"};
                entity.verdicts()
                        .forEach(
                                (verdict, n) ->
                                        counter.dataPoint(
                                                CounterSnapshot.CounterDataPointSnapshot.builder()
                                                        .labels(
                                                                Labels.of(
                                                                        names,
                                                                        new String[] {
                                                                            shop.name(),
                                                                            entity.entity(),
                                                                            verdict
                                                                        }))
                                                        .value((double) n)
                                                        .build()));
            }
        }
        return counter.build();
    }

    private static List<MetricSnapshot> entities(List<ShopFigures> shops) {
        Gauge changes = new Gauge("caravane_changes", "Changes, by what they wait for");
        Gauge held = new Gauge("caravane_held", "Subjects that are held back with a reason");
        Gauge parked = new Gauge("caravane_parked", "Open dead letters");
        Gauge lag =
                new Gauge(
                        "caravane_lag_seconds", "For how long the oldest due change has been due");
        for (ShopFigures shop : shops) {
            for (EntityFigures of : shop.entities()) {
                String[] who = {"shop", shop.name(), "entity", of.entity()};
                changes.point(of.waiting(), and(who, "waiting"));
                changes.point(of.later(), and(who, "later"));
                changes.point(of.inFlight(), and(who, "in_flight"));
                changes.point(of.waitsForAnother(), and(who, "waits_for_another"));
                held.point(of.held(), who);
                parked.point(of.parked(), who);
                lag.point(of.lagSeconds(), who);
            }
        }
        return List.of(changes.snapshot(), held.snapshot(), parked.snapshot(), lag.snapshot());
    }

    private static String[] and(String[] who, String state) {
        return new String[] {who[0], who[1], who[2], who[3], "state", state};
    }

    private List<MetricSnapshot> endpoints(List<ShopFigures> shops) {
        Gauge shopPaused = new Gauge("caravane_shop_paused", "Whether an operator paused the shop");
        Gauge paused = new Gauge("caravane_endpoint_paused", "Whether the endpoint pauses");
        Gauge owned =
                new Gauge("caravane_endpoint_owned", "Whether this process owns the endpoint");
        for (ShopFigures shop : shops) {
            EndpointState endpoint = shop.endpoint();
            shopPaused.flag(shop.pause().isPresent(), "shop", shop.name());
            paused.flag(endpoint.pause().isPresent(), "endpoint", endpoint.name());
            owned.flag(endpoint.owner().equals(Optional.of(process)), "endpoint", endpoint.name());
        }
        return List.of(shopPaused.snapshot(), paused.snapshot(), owned.snapshot());
    }

    private static List<MetricSnapshot> source(SourceState source) {
        Gauge paused = new Gauge("caravane_source_paused", "Whether Dolibarr, or a part, pauses");
        Gauge polled =
                new Gauge(
                        "caravane_polled_timestamp_seconds",
                        "When Dolibarr last answered a look for changes; 0 if it never did");
        Gauge reconciled =
                new Gauge(
                        "caravane_reconciled_timestamp_seconds",
                        "When everything was compared last");
        paused.flag(!source.pauses().isEmpty(), "source", source.name());
        // 0 for never, because no alert fires on a series that is not there
        polled.point(
                source.polledAt().map(Instant::getEpochSecond).orElse(0L), "source", source.name());
        source.reconciledAt()
                .ifPresent(at -> reconciled.point(at.getEpochSecond(), "source", source.name()));
        return List.of(paused.snapshot(), polled.snapshot(), reconciled.snapshot());
    }
}
