package org.caravane.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.caravane.dolibarr.DolibarrAnswers;
import org.caravane.dolibarr.DolibarrLines;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.failure.Aftermath;
import org.caravane.failure.Failures;
import org.caravane.prestashop.ProductArrivals;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ProductLookup;
import org.caravane.prestashop.ProductWrites;
import org.caravane.prestashop.StockArrivals;
import org.caravane.prestashop.StockWrites;
import org.caravane.prestashop.WebserviceAnswers;
import org.caravane.prestashop.WebserviceXml;
import org.caravane.store.ClaimRows;
import org.caravane.store.Notes;
import org.caravane.store.OutcomeRows;
import org.caravane.store.StoreClock;
import org.caravane.store.StoreSetup;
import org.caravane.store.VerdictRows;
import org.caravane.store.Watermarks;
import org.caravane.sync.Batches;
import org.caravane.sync.ProductOffers;
import org.caravane.sync.ProductSync;
import org.caravane.sync.Reconcile;
import org.caravane.sync.StockSync;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Puts the beans that routes name into the registry, each under the name of its type. */
@BindToRegistry
public final class Wiring implements CamelConfiguration {

    @Override
    public void configure(CamelContext context) {
        var properties = new Properties(context);
        Settings settings = new SettingsReader(properties::get).read();
        Registry registry = context.getRegistry();
        Clock clock =
                Optional.ofNullable(registry.lookupByNameAndType("clock", Clock.class))
                        .orElseGet(Clock::systemUTC);
        store(registry, properties, settings);
        ProcessIdentity process = new ProcessIdentity();
        Lease lease =
                new Lease(clock, System::nanoTime, properties.seconds("endpoint.lease-seconds"));
        registry.bind("process", process);
        registry.bind("lease", lease);
        registry.bind("patience", new Patience(clock));
        credentials(registry, properties, settings, process, lease);
        decisions(registry);
        state(registry, properties, settings, clock);
        registry.bind("templates", new Templates(settings, properties.number("product.workers")));
    }

    private static void store(Registry registry, Properties properties, Settings settings) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(properties.get("store.url"));
        dataSource.setUsername(properties.get("store.user"));
        dataSource.setPassword(properties.get("store.password"));
        dataSource.setMaximumPoolSize(properties.number("store.connections"));
        // a process that stands still in a transaction would keep its locks, and nobody could take
        // over from it; on H2 it keeps the whole store, and a slow machine deserves patience
        dataSource.setConnectionInitSql(
                properties.get("store.url").startsWith("jdbc:postgresql:")
                        ? "set idle_in_transaction_session_timeout = '%ds'"
                                .formatted(properties.number("endpoint.lease-seconds"))
                        : "set lock_timeout 15000");
        registry.bind("dataSource", DataSource.class, dataSource);
        try {
            new StoreSetup(dataSource)
                    .prepare(settings.endpoints().stream().map(Settings.Endpoint::name).toList());
        } catch (RuntimeException e) {
            dataSource.close();
            throw new CannotStart(
                    "The store that store.url names cannot be opened: check its address, user and password, and that it runs ("
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage()
                            + ")",
                    e);
        }
        registry.bind(
                "required", new StoreTransaction(new DataSourceTransactionManager(dataSource)));
    }

    private static void credentials(
            Registry registry,
            Properties properties,
            Settings settings,
            ProcessIdentity process,
            Lease lease) {
        var manners =
                new Credentials.Manners(
                        "Caravane/0.1.0 (" + process.id() + ")",
                        Duration.ofMillis(properties.number("http.longest-answer")));
        registry.bind(
                "credentials-dolibarr",
                Credentials.dolibarr(
                        properties.get("dolibarr.key"),
                        properties.get("dolibarr.entity"),
                        manners));
        for (Settings.Endpoint endpoint : settings.endpoints()) {
            registry.bind(
                    "credentials-" + endpoint.name(),
                    Credentials.prestashop(
                            properties.get("endpoint." + endpoint.name() + ".key"),
                            manners,
                            () -> lease.require(endpoint.name())));
        }
    }

    private static void decisions(Registry registry) {
        Map<String, Object> beans = new HashMap<>();
        beans.put("batches", new Batches());
        beans.put("dolibarrAnswers", new DolibarrAnswers());
        beans.put("dolibarrLines", new DolibarrLines());
        beans.put("dolibarrProducts", new DolibarrProducts());
        beans.put("failures", new Failures());
        beans.put("productArrivals", new ProductArrivals());
        beans.put("productFields", new ProductFields());
        beans.put("productLookup", new ProductLookup());
        beans.put("productOffers", new ProductOffers());
        beans.put("productSync", new ProductSync());
        beans.put("productWrites", new ProductWrites());
        beans.put("reconcile", new Reconcile());
        beans.put("settingsHash", new SettingsHash());
        beans.put("stockArrivals", new StockArrivals());
        beans.put("stockSync", new StockSync());
        beans.put("stockWrites", new StockWrites());
        beans.put("verdictLog", new VerdictLog());
        beans.put("watermarks", new Watermarks());
        beans.put("webserviceAnswers", new WebserviceAnswers());
        beans.put("webserviceMapper", WebserviceXml.mapper());
        beans.forEach(registry::bind);
    }

    private static void state(
            Registry registry, Properties properties, Settings settings, Clock clock) {
        Ownership ownership = new Ownership(clock, properties.seconds("endpoint.probe.every"));
        registry.bind("settings", settings);
        registry.bind("ownership", ownership);
        registry.bind("shopProbe", new ShopProbe(settings, ownership));
        registry.bind("requests", new Requests());
        StoreClock storeClock = new StoreClock(clock);
        registry.bind("storeClock", storeClock);
        registry.bind("claimRows", new ClaimRows());
        registry.bind("outcomeRows", new OutcomeRows(storeClock));
        registry.bind("verdictRows", new VerdictRows(storeClock));
        registry.bind("notes", new Notes(settings.recipients()));
        registry.bind("warehouseCache", new WarehouseCache(clock));
        registry.bind(
                "aftermath",
                new Aftermath(
                        properties.number("delivery.attempts"),
                        properties.seconds("delivery.doubt-window"),
                        RandomGenerator.getDefault()));
        String offset = properties.get("dolibarr.database-offset");
        registry.bind(
                "sourceClock",
                new SourceClock(
                        clock,
                        properties.seconds("dolibarr.poll.overlap"),
                        offset.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        Duration.ofSeconds(
                                                properties.number("dolibarr.database-offset")))));
    }
}
