package org.caravane.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.caravane.dolibarr.DolibarrChecks;
import org.caravane.dolibarr.DolibarrDialect;
import org.caravane.model.CheckLine;
import org.caravane.model.CheckLine.State;
import org.caravane.ops.check.CheckList;
import org.caravane.ops.cluster.SteadyClock;
import org.caravane.ops.cluster.StoreSql;
import org.caravane.ops.log.Redaction;
import org.caravane.ops.watch.Timings;

/**
 * The beans of {@code check}: those of {@link Wiring}, from as many settings as make sense, on a
 * store that is neither made nor brought up to date.
 */
@BindToRegistry
final class CheckWiring implements CamelConfiguration {
    private static final int CONNECTIONS = 2;
    private static final long PATIENCE_MILLIS = 10_000;

    /** Where nothing is asked, because the settings do not say where to ask. */
    private static final String NOWHERE = "http://127.0.0.1:9/api/index.php";

    @Override
    public void configure(CamelContext context) {
        var properties = new Properties(context);
        SettingsReader.Legible legible = new SettingsReader(properties::get).legible();
        Registry registry = context.getRegistry();
        Clock clock =
                Optional.ofNullable(registry.lookupByNameAndType("clock", Clock.class))
                        .orElseGet(Clock::systemUTC);
        store(registry, properties);
        Redaction redaction = Secrets.of(properties, legible.settings());
        registry.bind("timings", new Timings());
        ProcessIdentity process = new ProcessIdentity();
        registry.bind("process", process);
        registry.bind("steadyClock", new SteadyClock(Instant.now(), System::nanoTime));
        registry.bind(
                "lease",
                new Lease(clock, System::nanoTime, properties.seconds("endpoint.lease-seconds")));
        // it owns no endpoint, and asks all the same
        Wiring.doors(registry, properties, legible.settings(), process, endpoint -> {});
        Wiring.decisions(registry, redaction);
        context.addComponent("sql", new StoreSql());
        Wiring.state(registry, properties, legible.settings(), clock, redaction);
        Wiring.cluster(registry, properties, legible.settings());
        registry.bind(
                "dolibarrChecks", new DolibarrChecks(!properties.get("webhook.port").isEmpty()));
        // the search is what is checked: a configured offset must not spare it
        registry.bind(
                "sourceClock",
                new SourceClock(
                        clock,
                        registry.lookupByNameAndType("dolibarrDialect", DolibarrDialect.class),
                        properties.seconds("dolibarr.poll.overlap"),
                        Optional.empty()));
        registry.bind("templates", new Templates(legible.settings()));
        CheckList checks = registry.lookupByNameAndType("checks", CheckList.class);
        tell(legible, checks);
        if (!legible.dolibarr()) {
            checks.stop(DolibarrChecks.SUBJECT);
            context.getPropertiesComponent().addOverrideProperty("dolibarr.url", NOWHERE);
        }
    }

    private static void store(Registry registry, Properties properties) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(existing(properties.get("store.url")));
        dataSource.setUsername(properties.get("store.user"));
        dataSource.setPassword(properties.get("store.password"));
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setConnectionTimeout(PATIENCE_MILLIS);
        dataSource.setReadOnly(true);
        registry.bind("dataSource", DataSource.class, dataSource);
        registry.bind("required", Wiring.transactions(dataSource));
    }

    /** An H2 store is made by opening it, unless it is told not to. */
    private static String existing(String url) {
        return url.startsWith("jdbc:h2:") && !url.contains(";IFEXISTS=")
                ? url + ";IFEXISTS=TRUE"
                : url;
    }

    private static void tell(SettingsReader.Legible legible, CheckList checks) {
        legible.refusals()
                .forEach(
                        refusal ->
                                checks.add(
                                        List.of(
                                                CheckLine.told(
                                                        "settings",
                                                        "values",
                                                        State.WRONG,
                                                        String.valueOf(refusal.getMessage())))));
        if (legible.refusals().isEmpty()) {
            checks.add(
                    List.of(
                            CheckLine.ok(
                                    "settings",
                                    "values",
                                    "make sense: endpoints %s, shops %s"
                                            .formatted(
                                                    names(
                                                            legible.settings().endpoints(),
                                                            Settings.Endpoint::name),
                                                    names(
                                                            legible.settings().shops(),
                                                            Settings.Shop::name)))));
        }
    }

    private static <T> String names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }
}
