package org.caravane.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
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
        AskWiring.bind(context, properties, legible.settings(), store(properties));
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
        CheckList checks = registry.lookupByNameAndType("checks", CheckList.class);
        tell(legible, checks);
        if (!legible.dolibarr()) {
            checks.stop(DolibarrChecks.SUBJECT);
            context.getPropertiesComponent().addOverrideProperty("dolibarr.url", NOWHERE);
        }
    }

    private static DataSource store(Properties properties) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(StoreAddress.existing(properties.get("store.url")));
        dataSource.setUsername(properties.get("store.user"));
        dataSource.setPassword(properties.get("store.password"));
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setConnectionTimeout(PATIENCE_MILLIS);
        dataSource.setReadOnly(true);
        return dataSource;
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
