package org.caravane.ops;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Some route files with the beans of requests, for a command that asks what deliveries ask: nothing
 * starts by itself, no endpoint is taken, no store is opened and no port is listened to.
 */
public final class RouteFiles implements AutoCloseable {
    private final Main main = new Main();

    /**
     * Starts them.
     *
     * @param overrides settings that win over everything
     * @param files names in the directory of the routes, without {@code .camel.yaml}
     * @throws CannotStart when a setting is missing or makes no sense
     */
    public RouteFiles(Optional<Path> config, Map<String, String> overrides, List<String> files) {
        main.setDefaultPropertyPlaceholderLocation(Runner.locations(config));
        main.configure().addConfiguration(new AskWiring());
        overrides.forEach(main::addOverrideProperty);
        main.addOverrideProperty(
                "camel.main.routesIncludePattern",
                files.stream()
                        .map("file:{{routes.directory}}/%s.camel.yaml"::formatted)
                        .collect(Collectors.joining(",")));
        main.addOverrideProperty("schedules", "false");
        main.addOverrideProperty("camel.management.enabled", "false");
        main.addOverrideProperty("camel.metrics.enabled", "false");
        main.addOverrideProperty("camel.health.enabled", "false");
        main.start();
    }

    /**
     * Calls a route.
     *
     * @return the exchange with what the route left in it
     * @throws RuntimeException what the route threw
     */
    public Exchange call(String route, Map<String, Object> variables) {
        ProducerTemplate camel = main.getCamelContext().createProducerTemplate();
        Exchange answer =
                camel.request(route, exchange -> variables.forEach(exchange::setVariable));
        camel.stop();
        if (answer.getException() instanceof RuntimeException e) {
            throw e;
        }
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException());
        }
        return answer;
    }

    public Settings settings() {
        return main.getCamelContext().getRegistry().findSingleByType(Settings.class);
    }

    @Override
    public void close() {
        main.stop();
    }
}
