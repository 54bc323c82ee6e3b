package org.caravane.ops.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.store.figures.EndpointState;
import org.caravane.store.figures.EntityFigures;
import org.caravane.store.figures.Figure;
import org.caravane.store.figures.LastError;
import org.caravane.store.figures.Pause;
import org.caravane.store.figures.ShopFigures;
import org.caravane.store.figures.SourceState;
import org.caravane.store.figures.StoreFigures;
import org.jspecify.annotations.Nullable;

/** The figures for machines. Moments are ISO 8601 in UTC; what is not there is null. */
final class StatusJson {
    private StatusJson() {}

    static String of(StoreFigures figures) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("at", figures.at().toString());
        all.put("source", source(figures.source()));
        all.put("shops", figures.shops().stream().map(StatusJson::shop).toList());
        try {
            return new ObjectMapper().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }

    private static Map<String, @Nullable Object> source(SourceState source) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", source.name());
        json.put("state", source.pauses().isEmpty() ? "open" : "paused");
        List<Map<String, @Nullable Object>> pauses = new ArrayList<>();
        source.pauses().forEach(pause -> pauses.add(pause(Optional.of(pause))));
        json.put("pauses", pauses);
        json.put("polledAt", moment(source.polledAt()));
        json.put("reconciledAt", moment(source.reconciledAt()));
        return json;
    }

    private static Map<String, @Nullable Object> shop(ShopFigures shop) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", shop.name());
        json.put("state", shop.pause().isPresent() ? "paused" : "open");
        json.put("pause", pause(shop.pause()));
        json.put("endpoint", endpoint(shop.endpoint()));
        json.put("entities", shop.entities().stream().map(StatusJson::entity).toList());
        json.put("lastError", lastError(shop.lastError()));
        return json;
    }

    private static Map<String, @Nullable Object> endpoint(EndpointState endpoint) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", endpoint.name());
        json.put("state", endpoint.pause().isPresent() ? "paused" : "open");
        json.put("pause", pause(endpoint.pause()));
        json.put("owner", endpoint.owner().orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> entity(EntityFigures figures) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("entity", figures.entity());
        for (Figure figure : Figure.values()) {
            json.put(figure.key(), figure.of(figures));
        }
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> pause(Optional<Pause> pause) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        pause.ifPresent(
                p -> {
                    json.put("subject", p.subject());
                    json.put("reason", p.reason());
                    json.put("since", p.since().toString());
                });
        return json.isEmpty() ? null : json;
    }

    private static @Nullable Map<String, @Nullable Object> lastError(Optional<LastError> error) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        error.ifPresent(
                e -> {
                    json.put("at", e.at().toString());
                    json.put("subject", e.subject());
                    json.put("sentence", e.sentence());
                });
        return json.isEmpty() ? null : json;
    }

    private static @Nullable String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }
}
