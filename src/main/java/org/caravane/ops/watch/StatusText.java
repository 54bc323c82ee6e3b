package org.caravane.ops.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caravane.ops.log.Logs;
import org.caravane.store.figures.EndpointState;
import org.caravane.store.figures.EntityFigures;
import org.caravane.store.figures.Figure;
import org.caravane.store.figures.Pause;
import org.caravane.store.figures.ShopFigures;
import org.caravane.store.figures.SourceState;
import org.caravane.store.figures.StoreFigures;

/** The figures for a person: a table, and under it a line for whatever has a reason. */
final class StatusText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final ZoneId zone;

    StatusText(ZoneId zone) {
        this.zone = zone;
    }

    String of(StoreFigures figures) {
        List<String> lines = new ArrayList<>();
        source(figures.source(), figures.at(), lines);
        figures.shops().forEach(shop -> shop(shop, figures.at(), lines));
        lines.add("");
        lines.addAll(Table.of(rows(figures)));
        lines.add("");
        lines.add(
                "delivered and skipped: ever; lag: how long the oldest due change has been due; rate: delivered, mean of some five minutes; times: "
                        + zone);
        return lines.stream()
                .map(Logs::printable)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private void source(SourceState source, Instant now, List<String> lines) {
        lines.add(
                "dolibarr  "
                        + source.polledAt()
                                .map(at -> "last looked at " + moment(at, now))
                                .orElse("not looked at yet")
                        + source.reconciledAt()
                                .map(at -> ", last compared " + moment(at, now))
                                .orElse(""));
        source.pauses()
                .forEach(
                        pause ->
                                lines.add(
                                        "          %s"
                                                .formatted(paused(pause.subject(), pause, now))));
    }

    private void shop(ShopFigures shop, Instant now, List<String> lines) {
        List<String> said = new ArrayList<>();
        shop.pause().ifPresent(pause -> said.add(paused("paused by an operator", pause, now)));
        said.addAll(endpoint(shop.endpoint(), now));
        shop.lastError()
                .filter(error -> !error.subject().startsWith("endpoint/"))
                .ifPresent(
                        error ->
                                said.add(
                                        "last error %s, %s: %s"
                                                .formatted(
                                                        moment(error.at(), now),
                                                        error.subject(),
                                                        error.sentence())));
        for (int i = 0; i < said.size(); i++) {
            lines.add("%-9s %s".formatted(i == 0 ? shop.name() : "", said.get(i)));
        }
    }

    private List<String> endpoint(EndpointState endpoint, Instant now) {
        String named = "endpoint " + endpoint.name();
        if (endpoint.owner().isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add(named + " belongs to no process, so nothing is delivered");
            endpoint.pause()
                    .filter(pause -> !pause.isStarting())
                    .ifPresent(pause -> lines.add(paused("it paused", pause, now)));
            return lines;
        }
        String owner = " (process %s)".formatted(endpoint.owner().get().replaceFirst("-.*", ""));
        return List.of(
                endpoint.pause()
                        .map(pause -> paused(named + " pauses" + owner, pause, now))
                        .orElse(named + " is open" + owner));
    }

    private String paused(String what, Pause pause, Instant now) {
        return "%s since %s: %s".formatted(what, moment(pause.since(), now), pause.reason());
    }

    private static List<List<String>> rows(StoreFigures figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                Stream.concat(
                                Stream.of("shop", "entity"),
                                Stream.of(Figure.values()).map(Figure::heading))
                        .toList());
        for (ShopFigures shop : figures.shops()) {
            for (EntityFigures entity : shop.entities()) {
                rows.add(
                        Stream.concat(
                                        Stream.of(shop.name(), entity.entity()),
                                        Stream.of(Figure.values()).map(f -> cell(f, entity)))
                                .toList());
            }
        }
        return rows;
    }

    private static String cell(Figure figure, EntityFigures entity) {
        Number value = figure.of(entity);
        return switch (figure) {
            case LAG -> span(Duration.ofSeconds(value.longValue()));
            case RATE -> String.format(Locale.ROOT, "%.1f/min", value.doubleValue());
            default -> value.toString();
        };
    }

    private String moment(Instant at, Instant now) {
        Duration ago = Duration.between(at, now);
        DateTimeFormatter format = ago.abs().toHours() < 12 ? TIME : DATE_TIME;
        return "%s (%s ago)".formatted(format.format(at.atZone(zone)), span(ago));
    }

    /** In the two largest units. */
    static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
        }
        return "%d d %d h".formatted(seconds / 86_400, seconds / 3600 % 24);
    }
}
