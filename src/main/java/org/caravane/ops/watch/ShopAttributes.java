package org.caravane.ops.watch;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caravane.store.figures.EntityFigures;
import org.caravane.store.figures.Figure;
import org.caravane.store.figures.LastError;
import org.caravane.store.figures.Pause;
import org.caravane.store.figures.ShopFigures;
import org.caravane.store.figures.SourceState;
import org.jspecify.annotations.Nullable;

/** The figures of one shop as attributes of its MBean: {@code ProductWaiting}, {@code Endpoint}. */
final class ShopAttributes {
    private ShopAttributes() {}

    /**
     * Attributes by name.
     *
     * @param seen what is not known of is null
     */
    static Map<String, @Nullable Object> of(FigureCache.Seen seen, String shop) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("Store", seen.trouble().isEmpty() ? "open" : seen.trouble());
        seen.figures()
                .ifPresent(
                        figures -> {
                            source(figures.source(), attributes);
                            figures.shops().stream()
                                    .filter(s -> s.name().equals(shop))
                                    .forEach(s -> shop(s, attributes));
                        });
        return attributes;
    }

    private static void source(SourceState source, Map<String, @Nullable Object> attributes) {
        attributes.put(
                "Source",
                source.pauses().isEmpty()
                        ? "open"
                        : String.join(
                                "; ",
                                source.pauses().stream()
                                        .map(p -> p.subject() + " pauses: " + p.reason())
                                        .toList()));
        attributes.put("SourcePolledAt", moment(source.polledAt()));
        attributes.put("SourceReconciledAt", moment(source.reconciledAt()));
    }

    private static void shop(ShopFigures shop, Map<String, @Nullable Object> attributes) {
        attributes.put("Paused", shop.pause().isPresent());
        attributes.put("PauseReason", shop.pause().map(Pause::reason).orElse(""));
        attributes.put("Endpoint", shop.endpoint().name());
        attributes.put("EndpointPaused", shop.endpoint().pause().isPresent());
        attributes.put("EndpointReason", shop.endpoint().pause().map(Pause::reason).orElse(""));
        attributes.put("EndpointPausedSince", moment(shop.endpoint().pause().map(Pause::since)));
        attributes.put("EndpointOwner", shop.endpoint().owner().orElse(""));
        attributes.put(
                "LastError",
                shop.lastError().map(e -> e.subject() + ": " + e.sentence()).orElse(""));
        attributes.put("LastErrorAt", moment(shop.lastError().map(LastError::at)));
        for (EntityFigures entity : shop.entities()) {
            for (Figure figure : Figure.values()) {
                attributes.put(name(entity.entity(), figure), figure.of(entity));
            }
        }
    }

    /** {@code ProductLagSeconds}. */
    static String name(String entity, Figure figure) {
        return capital(entity) + capital(figure.key());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
