package org.caravane.ops;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.caravane.ops.watch.Timings;
import org.springframework.jdbc.core.JdbcTemplate;

/** One Camel context with the routes and the beans they name. */
public final class Runner implements AutoCloseable {
    private final Main main = new Main();

    /**
     * @param config settings that win over application.properties
     * @param overrides settings that win over everything
     */
    public Runner(Optional<Path> config, Map<String, String> overrides) {
        main.setDefaultPropertyPlaceholderLocation(locations(config));
        // bound here, because Camel looks for a registry of its own before it comes to the wiring
        Timings timings = new Timings();
        main.bind("timings", timings);
        main.bind("metricsRegistry", timings.registry());
        main.addMainListener(new ManagementPort());
        main.configure().addConfiguration(new Wiring());
        overrides.forEach(main::addOverrideProperty);
    }

    /** Where settings are looked for: the first that has one wins. */
    static String locations(Optional<Path> config) {
        return config.map(file -> "file:" + file + ",").orElse("")
                + "file:application.properties;optional=true";
    }

    /** A bean that stands in for one of ours, in tests. */
    public void bind(String name, Object bean) {
        main.bind(name, bean);
    }

    /**
     * Starts the routes.
     *
     * @param once whether schedules stay off, because the caller fires them, and the management
     *     port, because nobody will look
     */
    public void start(boolean once) {
        if (once) {
            main.addOverrideProperty("schedules", "false");
            main.addOverrideProperty("management.enabled", "false");
        }
        main.start();
    }

    /** Runs until a signal. */
    public int untilStopped() throws InterruptedException {
        Signals.awaitTermination();
        return ExitCode.IN_STEP;
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    <T> T bean(String name, Class<T> type) {
        T bean = context().getRegistry().lookupByNameAndType(name, type);
        if (bean == null) {
            throw new IllegalStateException("There is no bean " + name);
        }
        return bean;
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
        if (main.isStopped() || main.isStopping()) {
            return;
        }
        String me = bean("process", ProcessIdentity.class).id();
        DataSource dataSource = bean("dataSource", DataSource.class);
        main.stop();
        new JdbcTemplate(dataSource)
                .update("update endpoint set owner = null, lease_until = null where owner = ?", me);
        if (dataSource instanceof AutoCloseable pool) {
            closeQuietly(pool);
        }
    }

    private static void closeQuietly(AutoCloseable pool) {
        try {
            pool.close();
        } catch (Exception e) {
            throw new IllegalStateException("The store does not close", e);
        }
    }
}
