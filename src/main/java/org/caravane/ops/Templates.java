package org.caravane.ops;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.RouteTemplateParameterSource;

/**
 * One route of each template for each endpoint and shop of the settings, with ids that tell: {@code
 * product-main-1}, {@code shop-call-main}; and those of the webhook where there is one.
 */
final class Templates implements RouteTemplateParameterSource {
    private final Map<String, Map<String, Object>> routes = new LinkedHashMap<>();

    Templates(Settings settings, int productWorkers, boolean webhook) {
        this(settings);
        for (Settings.Endpoint endpoint : settings.endpoints()) {
            Map<String, Object> parameters = Map.of("endpoint", endpoint.name());
            add("endpoint-check-" + endpoint.name(), "endpoint-check", parameters);
            add("links-verify-" + endpoint.name(), "links-verify", parameters);
        }
        for (String entity : List.of("product", "stock")) {
            add("turn-" + entity, "turn", Map.of("entity", entity));
        }
        for (Settings.Shop shop : settings.shops()) {
            for (int worker = 1; worker <= productWorkers; worker++) {
                worker(shop, "product", worker);
            }
            worker(shop, "stock", 1);
            add(
                    "settings-epoch-" + shop.name(),
                    "settings-epoch",
                    Map.of("shop", shop.name(), "endpoint", shop.endpoint()));
        }
        if (webhook) {
            for (String part : List.of("webhook-receive", "webhook-flush")) {
                add(part, part, Map.of());
            }
        }
    }

    /** Only what sends requests to the shops: nothing owns, claims or delivers. */
    Templates(Settings settings) {
        for (Settings.Endpoint endpoint : settings.endpoints()) {
            Map<String, Object> parameters = Map.of("endpoint", endpoint.name());
            add("shop-call-" + endpoint.name(), "shop-call", parameters);
        }
    }

    private void worker(Settings.Shop shop, String entity, int number) {
        String name = "%s-%s-%d".formatted(entity, shop.name(), number);
        add(
                name,
                "worker",
                Map.of(
                        "shop",
                        shop.name(),
                        "endpoint",
                        shop.endpoint(),
                        "entity",
                        entity,
                        "worker",
                        name));
    }

    private void add(String routeId, String template, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(TEMPLATE_ID, template);
        routes.put(routeId, all);
    }

    @Override
    public Map<String, Object> parameters(String routeId) {
        return routes.getOrDefault(routeId, Map.of());
    }

    @Override
    public Set<String> routeIds() {
        return routes.keySet();
    }
}
