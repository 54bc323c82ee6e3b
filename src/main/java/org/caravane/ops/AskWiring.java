package org.caravane.ops;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.caravane.ops.cluster.SteadyClock;
import org.caravane.ops.cluster.StoreSql;
import org.caravane.ops.log.Logs;
import org.caravane.ops.log.Redaction;
import org.caravane.ops.reload.NoStore;
import org.caravane.ops.watch.Timings;

/**
 * The beans of requests to both systems alone: nothing runs by itself, no store is opened, no
 * endpoint is owned, and no port is listened to, whatever the settings say of webhook and
 * management.
 */
@BindToRegistry
final class AskWiring implements CamelConfiguration {
    @Override
    public void configure(CamelContext context) {
        var properties = new Properties(context);
        Logs.write(properties.get("log.format"), properties.get("log.level"));
        Settings settings = new SettingsReader(properties::get).read();
        bind(context, properties, settings, new NoStore());
    }

    /** Puts them into the registry, for settings that may be incomplete. */
    static void bind(
            CamelContext context, Properties properties, Settings settings, DataSource store) {
        Registry registry = context.getRegistry();
        Clock clock =
                Optional.ofNullable(registry.lookupByNameAndType("clock", Clock.class))
                        .orElseGet(Clock::systemUTC);
        registry.bind("dataSource", DataSource.class, store);
        registry.bind("required", Wiring.transactions(store));
        Redaction redaction = Secrets.of(properties, settings);
        registry.bind("timings", new Timings());
        ProcessIdentity process = new ProcessIdentity();
        registry.bind("process", process);
        registry.bind("steadyClock", new SteadyClock(Instant.now(), System::nanoTime));
        registry.bind(
                "lease",
                new Lease(clock, System::nanoTime, properties.seconds("endpoint.lease-seconds")));
        // it owns no endpoint, and asks all the same
        Wiring.doors(registry, properties, settings, process, endpoint -> {});
        Wiring.decisions(registry, redaction);
        context.addComponent("sql", new StoreSql());
        Wiring.state(registry, properties, settings, clock, redaction);
        Wiring.cluster(registry, properties, settings);
        registry.bind("templates", new Templates(settings));
    }
}
