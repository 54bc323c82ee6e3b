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
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.spi.Registry;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.SimpleRegistry;
import org.caravane.dolibarr.DolibarrAnswers;
import org.caravane.dolibarr.DolibarrEvents;
import org.caravane.dolibarr.DolibarrLines;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.failure.Aftermath;
import org.caravane.failure.Failures;
import org.caravane.ops.reload.NoHttp;
import org.caravane.ops.reload.NoStore;
import org.caravane.ops.webhook.Hints;
import org.caravane.ops.webhook.WebhookServer;
import org.caravane.ops.webhook.WebhookSettings;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ProductLookup;
import org.caravane.prestashop.ProductWrites;
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

/**
 * Puts the beans that routes name into the registry, each under the name of its type.
 *
 * <p>Store and state are made for the first context and handed on to those that replace it: they
 * belong to the process. Everything else is made anew for each.
 */
@BindToRegistry
public final class Wiring implements CamelConfiguration {
    private final SimpleRegistry kept = new SimpleRegistry();
    private final boolean looksOnly;

    public Wiring() {
        this(false);
    }

    private Wiring(boolean looksOnly) {
        this.looksOnly = looksOnly;
    }

    @Override
    public void configure(CamelContext context) {
        var properties = new Properties(context);
        Settings settings = new SettingsReader(properties::get).read();
        Registry registry = context.getRegistry();
        Clock clock =
                Optional.ofNullable(registry.lookupByNameAndType("clock", Clock.class))
                        .orElseGet(Clock::systemUTC);
        if (kept.isEmpty()) {
            store(kept, properties, settings);
            state(kept, properties, settings, clock);
        }
        kept.forEach(
                (name, beans) -> beans.forEach((type, bean) -> registry.bind(name, type, bean)));
        credentials(registry, properties, settings);
        decisions(registry);
        Optional<WebhookSettings> webhook = WebhookSettings.read(properties::get);
        registry.bind(
                "templates",
                new Templates(settings, properties.number("product.workers"), webhook.isPresent()));
        if (looksOnly) {
            registry.bind(
                    PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME,
                    PlatformHttpEngine.class,
                    new NoHttp());
        } else {
            webhook.ifPresent(known -> WebhookServer.addTo(context, known));
        }
    }

    /** A bean that is handed on; empty before the first context was made. */
    <T> Optional<T> kept(String name, Class<T> type) {
        return Optional.ofNullable(kept.lookupByNameAndType(name, type));
    }

    /** The same beans for a context that is only looked at: it has no store and opens no port. */
    Wiring forLookingOnly() {
        Wiring copy = new Wiring(true);
        copy.kept.putAll(kept);
        DataSource nothing = new NoStore();
        copy.kept.put("dataSource", Map.of(DataSource.class, nothing));
        copy.kept.put("required", Map.of(SpringTransactionPolicy.class, transactions(nothing)));
        return copy;
    }

    private static void store(Registry registry, Properties properties, Settings settings) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(properties.get("store.url"));
        dataSource.setUsername(properties.get("store.user"));
        dataSource.setPassword(properties.get("store.password"));
        dataSource.setMaximumPoolSize(properties.number("store.connections"));
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
        registry.bind("dataSource", DataSource.class, dataSource);
        SpringTransactionPolicy required = transactions(dataSource);
        registry.bind("required", required);
    }

    private static SpringTransactionPolicy transactions(DataSource dataSource) {
        SpringTransactionPolicy policy =
                new SpringTransactionPolicy(new DataSourceTransactionManager(dataSource));
        policy.setPropagationBehaviorName("PROPAGATION_REQUIRED");
        return policy;
    }

    private static void credentials(Registry registry, Properties properties, Settings settings) {
        registry.bind(
                "credentials-dolibarr",
                Credentials.dolibarr(
                        properties.get("dolibarr.key"), properties.get("dolibarr.entity")));
        for (Settings.Endpoint endpoint : settings.endpoints()) {
            registry.bind(
                    "credentials-" + endpoint.name(),
                    Credentials.prestashop(properties.get("endpoint." + endpoint.name() + ".key")));
        }
    }

    private static void decisions(Registry registry) {
        Map<String, Object> beans = new HashMap<>();
        beans.put("batches", new Batches());
        beans.put("dolibarrAnswers", new DolibarrAnswers());
        beans.put("dolibarrEvents", new DolibarrEvents());
        beans.put("dolibarrLines", new DolibarrLines());
        beans.put("dolibarrProducts", new DolibarrProducts());
        beans.put("failures", new Failures());
        beans.put("productFields", new ProductFields());
        beans.put("productLookup", new ProductLookup());
        beans.put("productOffers", new ProductOffers());
        beans.put("productSync", new ProductSync());
        beans.put("productWrites", new ProductWrites());
        beans.put("reconcile", new Reconcile());
        beans.put("settingsHash", new SettingsHash());
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
        registry.bind("process", new ProcessIdentity());
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
        registry.bind("hints", new Hints(clock, WebhookSettings.delay(properties::get)));
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
