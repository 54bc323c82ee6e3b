package org.caravane.ops;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.spi.RouteController;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.ops.check.CheckList;
import org.caravane.ops.check.CheckReport;
import org.caravane.store.StoreLook;
import org.springframework.core.NestedExceptionUtils;

/**
 * One check, in a Camel context that has the requests and nothing that runs by itself: no lease is
 * taken, nothing is claimed, and the store is only looked at.
 */
final class CheckRun {
    /** Not who owns what: that route runs by itself, whatever the schedules say. */
    private static final String ROUTES =
            Stream.of(
                            "shared-dolibarr",
                            "shared-failure",
                            "shared-settings",
                            "shared-shop",
                            "check")
                    .map("file:{{routes.directory}}/%s.camel.yaml"::formatted)
                    .collect(Collectors.joining(","));

    private final Main main = new Main();

    /**
     * @param config settings that win over application.properties
     * @param overrides settings that win over everything
     */
    CheckRun(Optional<Path> config, Map<String, String> overrides) {
        main.setDefaultPropertyPlaceholderLocation(Runner.locations(config));
        main.configure().addConfiguration(new CheckWiring());
        overrides.forEach(main::addOverrideProperty);
        main.addOverrideProperty("camel.main.routesIncludePattern", ROUTES);
        main.addOverrideProperty("schedules", "false");
        // a process that runs beside has the port
        main.addOverrideProperty("camel.management.enabled", "false");
    }

    /** A bean that stands in for one of ours, in tests. */
    void bind(String name, Object bean) {
        main.bind(name, bean);
    }

    /**
     * Asks everything and stops.
     *
     * @param probeWrite whether a product is sent its own values
     */
    CheckReport run(boolean probeWrite) {
        try {
            main.start();
            CheckList checks = bean("checks", CheckList.class);
            lookAtStore(checks);
            ask(checks, probeWrite);
            return new CheckReport(checks.lines());
        } catch (RuntimeException e) {
            return new CheckReport(List.of(cannotStart(e)));
        } finally {
            stop();
        }
    }

    /** Only what listens for the others to call: the test that nothing runs by itself. */
    List<String> consumers() {
        List<String> consumers = new ArrayList<>();
        main.start();
        RouteController controller = main.getCamelContext().getRouteController();
        main.getCamelContext().getRoutes().stream()
                .filter(route -> controller.getRouteStatus(route.getRouteId()).isStarted())
                .forEach(route -> consumers.add(route.getEndpoint().getEndpointUri()));
        stop();
        return consumers;
    }

    private void lookAtStore(CheckList checks) {
        var properties = new Properties(main.getCamelContext());
        StoreLook look =
                new StoreLook(bean("dataSource", DataSource.class), properties.get("store.url"));
        List<CheckLine> lines = look.lines();
        checks.add(lines);
        boolean current = lines.stream().anyMatch(line -> line.check().equals("processes"));
        if (current) {
            checks.operatorMappings(look.operatorMappings());
        }
    }

    private void ask(CheckList checks, boolean probeWrite) {
        Exchange exchange =
                main.getCamelContext()
                        .createProducerTemplate()
                        .send("direct:check", e -> e.setVariable("probeWrite", probeWrite));
        Exception failure = exchange.getException();
        if (failure != null) {
            checks.add(
                    List.of(
                            CheckLine.wrong(
                                    "check",
                                    "itself",
                                    "failed: " + message(failure),
                                    "please report this")));
        }
    }

    private static CheckLine cannotStart(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotStart known) {
                return CheckLine.told(
                        "settings", "values", State.WRONG, String.valueOf(known.getMessage()));
            }
        }
        return CheckLine.wrong(
                "settings",
                "values",
                "Caravane cannot start with them: " + message(thrown),
                "correct the setting or the route that it names");
    }

    private static String message(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private <T> T bean(String name, Class<T> type) {
        T bean = main.getCamelContext().getRegistry().lookupByNameAndType(name, type);
        if (bean == null) {
            throw new IllegalStateException("There is no bean " + name);
        }
        return bean;
    }

    private void stop() {
        CamelContext context = main.getCamelContext();
        DataSource dataSource =
                context == null
                        ? null
                        : context.getRegistry().lookupByNameAndType("dataSource", DataSource.class);
        main.stop();
        if (dataSource instanceof com.zaxxer.hikari.HikariDataSource pool) {
            pool.close();
        }
    }
}
