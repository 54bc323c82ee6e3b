package org.caravane.ops;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Some route files with all beans, for a command that asks what deliveries ask: nothing starts by
 * itself, and no endpoint is taken.
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
        main.configure().addConfiguration(new Wiring());
        main.configure().addConfiguration(new NoTemplates());
        overrides.forEach(main::addOverrideProperty);
        main.addOverrideProperty(
                "camel.main.routesIncludePattern",
                files.stream()
                        .map("file:{{routes.directory}}/%s.camel.yaml"::formatted)
                        .collect(Collectors.joining(",")));
        main.addOverrideProperty("management.enabled", "false");
        main.start();
    }

    /** Routes that are made for each shop and endpoint would start by themselves. */
    private static final class NoTemplates implements CamelConfiguration {
        @Override
        public void configure(CamelContext context) {
            context.getRegistry().unbind("templates");
        }
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
        DataSource store =
                main.getCamelContext()
                        .getRegistry()
                        .lookupByNameAndType("dataSource", DataSource.class);
        main.stop();
        if (store instanceof com.zaxxer.hikari.HikariDataSource pool) {
            pool.close();
        }
    }
}
