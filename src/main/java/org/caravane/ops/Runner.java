package org.caravane.ops;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.caravane.model.CaravaneException;
import org.caravane.ops.cluster.Departure;
import org.caravane.ops.reload.Defect;
import org.caravane.ops.reload.FixedRoutes;
import org.caravane.ops.reload.Rehearsal;
import org.caravane.ops.reload.RouteTexts;
import org.caravane.ops.reload.RoutesWatch;
import org.caravane.ops.watch.Timings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A Camel context with the routes and the beans they name. When a route file changes another
 * context takes its place, with the same store, ownership and state, which belong to the process.
 */
public final class Runner implements AutoCloseable {
    private final java.util.Properties settings;
    private final Map<String, String> overrides;
    private final Map<String, Object> standIns = new LinkedHashMap<>();
    private final Wiring wiring = new Wiring();
    private final Timings timings = new Timings();
    private volatile @Nullable Main main;
    private @Nullable RoutesWatch watch;
    private boolean closed;

    /**
     * @param config settings that win over application.properties
     * @param overrides settings that win over everything
     */
    public Runner(Optional<Path> config, Map<String, String> overrides) {
        this.settings = SettingsFiles.read(config);
        this.overrides = new HashMap<>(overrides);
    }

    /** Where settings are looked for: the first that has one wins. */
    static String locations(Optional<Path> config) {
        return config.map(file -> "file:" + file + ",").orElse("")
                + "file:application.properties;optional=true";
    }

    /** A bean that stands in for one of ours, in tests. */
    public void bind(String name, Object bean) {
        standIns.put(name, bean);
    }

    /**
     * Starts the routes.
     *
     * @param once whether schedules stay off, because the caller fires them; route files are then
     *     not watched either, and the management port stays shut, because nobody will look
     */
    public void start(boolean once) {
        if (once) {
            overrides.put("schedules", "false");
            overrides.put("management.enabled", "false");
        }
        FixedRoutes routes = FixedRoutes.asTheyAre();
        Main first = make(wiring, routes, Map.of());
        main = first;
        try {
            first.start();
        } catch (RuntimeException e) {
            throw told(routes, e);
        }
        boolean reload = new Properties(context()).get("routes.reload").equals("true");
        if (reload && !once) {
            watch = RoutesWatch.start(routes.texts(), new Stage());
        }
    }

    /** With the place in the route files, where they are to blame. */
    private static RuntimeException told(FixedRoutes routes, RuntimeException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CaravaneException) {
                return thrown;
            }
        }
        return Rehearsal.blamed(routes.texts(), thrown)
                .map(defect -> routes.texts().located(defect))
                .<RuntimeException>map(
                        at -> new CannotStart("The routes cannot be run: " + at, thrown))
                .orElse(thrown);
    }

    private Main make(Wiring beans, FixedRoutes routes, Map<String, String> more) {
        Main made = new Main();
        // what is stopped here is stopped by us: a hook for each context would keep them all
        made.setShutdownStrategy(new SimpleMainShutdownStrategy());
        made.setDefaultPropertyPlaceholderLocation("false");
        made.setInitialProperties(settings);
        overrides.forEach(made::addOverrideProperty);
        more.forEach(made::addOverrideProperty);
        standIns.forEach(made::bind);
        // bound here, because Camel looks for a registry of its own before it comes to the wiring
        made.bind("timings", timings);
        made.bind("metricsRegistry", timings.registry());
        made.addMainListener(new ManagementPort());
        made.addMainListener(routes);
        made.configure().addConfiguration(beans);
        return made;
    }

    /** Runs until a signal. */
    public int untilStopped() throws InterruptedException {
        Signals.awaitTermination();
        return ExitCode.IN_STEP;
    }

    /** The context that runs; another one after a route file changed. */
    public CamelContext context() {
        Main current = main;
        if (current == null) {
            throw new IllegalStateException("No routes run");
        }
        return current.getCamelContext();
    }

    <T> T bean(String name, Class<T> type) {
        return wiring.kept(name, type)
                .or(
                        () ->
                                Optional.ofNullable(
                                        context().getRegistry().lookupByNameAndType(name, type)))
                .orElseThrow(() -> new IllegalStateException("There is no bean " + name));
    }

    /** The store, for questions that no route asks. */
    public JdbcTemplate store() {
        return new JdbcTemplate(bean("dataSource", DataSource.class));
    }

    /**
     * Lets deliveries finish, then gives the endpoints back, so that the next process need not
     * wait.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (watch != null) {
            watch.close();
        }
        stop();
        Optional<DataSource> store = wiring.kept("dataSource", DataSource.class);
        Optional<ProcessIdentity> me = wiring.kept("process", ProcessIdentity.class);
        if (store.isPresent() && me.isPresent()) {
            new Departure(store.get()).of(me.get().id());
        }
        if (store.isPresent() && store.get() instanceof AutoCloseable pool) {
            closeQuietly(pool);
        }
    }

    /** What is wrong with routes, without touching those that run. */
    List<Defect> rehearse(RouteTexts texts, RouteTexts running) {
        return new Rehearsal(
                        context(),
                        bean("dataSource", DataSource.class),
                        (routes, more) -> make(wiring.forLookingOnly(), routes, more))
                .defects(texts, running);
    }

    private void stop() {
        Main current = main;
        if (current != null && current.getCamelContext() != null) {
            current.completed();
            current.getCamelContext().stop();
        }
    }

    private static void closeQuietly(AutoCloseable pool) {
        try {
            pool.close();
        } catch (Exception e) {
            throw new IllegalStateException("The store does not close", e);
        }
    }

    /** Where changed routes are tried, and where they take the place of those that run. */
    private final class Stage implements RoutesWatch.Stage {
        @Override
        public List<Defect> rehearse(RouteTexts texts, RouteTexts running) {
            return Runner.this.rehearse(texts, running);
        }

        @Override
        public void stop() {
            Runner.this.stop();
        }

        @Override
        public void start(RouteTexts texts) {
            Main next = make(wiring, FixedRoutes.of(texts), Map.of());
            main = next;
            next.start();
        }
    }
}
