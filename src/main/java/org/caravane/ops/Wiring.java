package org.caravane.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.SimpleRegistry;
import org.caravane.dolibarr.AnswerReader;
import org.caravane.dolibarr.DolibarrChecks;
import org.caravane.dolibarr.DolibarrDialect;
import org.caravane.dolibarr.DolibarrEvents;
import org.caravane.dolibarr.DolibarrLines;
import org.caravane.dolibarr.DolibarrProducts;
import org.caravane.dolibarr.FilteredLists;
import org.caravane.dolibarr.PlainQuestions;
import org.caravane.dolibarr.References;
import org.caravane.dolibarr.VariantsModule;
import org.caravane.dolibarr.Warehouses;
import org.caravane.failure.Aftermath;
import org.caravane.failure.Failures;
import org.caravane.ops.check.CheckList;
import org.caravane.ops.cluster.BrokenConnections;
import org.caravane.ops.cluster.Deliveries;
import org.caravane.ops.cluster.InTransaction;
import org.caravane.ops.cluster.Leaves;
import org.caravane.ops.cluster.QuietShops;
import org.caravane.ops.cluster.Shares;
import org.caravane.ops.cluster.SteadyClock;
import org.caravane.ops.cluster.SteadyTimers;
import org.caravane.ops.cluster.StoreSql;
import org.caravane.ops.cluster.StoreTransactions;
import org.caravane.ops.cluster.StoreWatch;
import org.caravane.ops.cluster.Workers;
import org.caravane.ops.http.Authorities;
import org.caravane.ops.http.Door;
import org.caravane.ops.http.Limits;
import org.caravane.ops.log.Logs;
import org.caravane.ops.log.Redaction;
import org.caravane.ops.reload.NoHttp;
import org.caravane.ops.reload.NoStore;
import org.caravane.ops.watch.StepTimings;
import org.caravane.ops.watch.Timings;
import org.caravane.ops.watch.Watching;
import org.caravane.ops.webhook.Hints;
import org.caravane.ops.webhook.WebhookServer;
import org.caravane.ops.webhook.WebhookSettings;
import org.caravane.prestashop.AskedAnswers;
import org.caravane.prestashop.EndpointChecks;
import org.caravane.prestashop.KnownProducts;
import org.caravane.prestashop.LimitChecks;
import org.caravane.prestashop.ProbeWrites;
import org.caravane.prestashop.ProductArrivals;
import org.caravane.prestashop.ProductFields;
import org.caravane.prestashop.ProductLookup;
import org.caravane.prestashop.ProductStamps;
import org.caravane.prestashop.ProductWrites;
import org.caravane.prestashop.ShopChecks;
import org.caravane.prestashop.StockArrivals;
import org.caravane.prestashop.StockWrites;
import org.caravane.prestashop.WebserviceAnswers;
import org.caravane.prestashop.WebserviceXml;
import org.caravane.store.ClaimRows;
import org.caravane.store.H2Upkeep;
import org.caravane.store.JournalRows;
import org.caravane.store.LinkRows;
import org.caravane.store.Notes;
import org.caravane.store.OutcomeRows;
import org.caravane.store.PostgresUpkeep;
import org.caravane.store.Replays;
import org.caravane.store.StoreClock;
import org.caravane.store.StoreKind;
import org.caravane.store.StoreSetup;
import org.caravane.store.VerdictRows;
import org.caravane.store.WarehouseRows;
import org.caravane.store.Watermarks;
import org.caravane.sync.Batches;
import org.caravane.sync.Confirmations;
import org.caravane.sync.Departures;
import org.caravane.sync.LinkCheck;
import org.caravane.sync.ProductOffers;
import org.caravane.sync.ProductSync;
import org.caravane.sync.Reconcile;
import org.caravane.sync.Repeats;
import org.caravane.sync.SettingsChecks;
import org.caravane.sync.StockSync;
import org.springframework.core.NestedExceptionUtils;

/**
 * Puts the beans that routes name into the registry, each under the name of its type.
 *
 * <p>Store and state are made for the first context and handed on to those that replace it: they
 * belong to the process. Everything else is made anew for each.
 */
@BindToRegistry
public final class Wiring implements CamelConfiguration {
    /** With none at a time nothing would ever be done. */
    private static final List<String> SIZES =
            List.of(
                    "dolibarr.poll.page",
                    "note.rows",
                    "delivery.claim.product",
                    "delivery.claim.stock",
                    "product.batch",
                    "stock.batch",
                    "stock.gather");

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
        Logs.write(properties.get("log.format"), properties.get("log.level"));
        Settings settings = new SettingsReader(properties::get).read();
        SIZES.forEach(properties::positive);
        Redaction redaction = Secrets.of(properties, settings);
        Registry registry = context.getRegistry();
        if (kept.isEmpty()) {
            SteadyClock steady = new SteadyClock(Instant.now(), System::nanoTime);
            kept.bind("steadyClock", steady);
            steady.begin(store(kept, properties, settings, redaction));
        }
        Clock clock =
                Optional.ofNullable(registry.lookupByNameAndType("clock", Clock.class))
                        .or(() -> kept("steadyClock", SteadyClock.class))
                        .orElseThrow();
        if (kept("ownership", Ownership.class).isEmpty()) {
            kept.bind("process", new ProcessIdentity());
            kept.bind(
                    "lease",
                    new Lease(
                            clock, System::nanoTime, properties.seconds("endpoint.lease-seconds")));
            state(kept, properties, settings, clock, redaction);
            cluster(kept, properties, settings);
        }
        kept.forEach(
                (name, beans) -> beans.forEach((type, bean) -> registry.bind(name, type, bean)));
        doors(
                registry,
                properties,
                settings,
                registry.lookupByNameAndType("process", ProcessIdentity.class),
                registry.lookupByNameAndType("lease", Lease.class)::require);
        decisions(registry, redaction);
        context.addComponent("sql", new StoreSql());
        Optional<WebhookSettings> webhook = WebhookSettings.read(properties::get);
        registry.bind(
                "templates",
                new Templates(settings, properties.number("product.workers"), webhook.isPresent()));
        context.addComponent(
                "timer",
                new SteadyTimers(Workers.threads(properties.number("delivery.workers"), settings)));
        if (looksOnly) {
            registry.bind(
                    PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME,
                    PlatformHttpEngine.class,
                    new NoHttp());
        } else {
            watching(context, settings, clock);
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
        copy.kept.put("required", Map.of(InTransaction.class, transactions(nothing)));
        return copy;
    }

    /** Timings are the process's, which may replace its context. */
    private static void watching(CamelContext context, Settings settings, Clock clock) {
        Registry registry = context.getRegistry();
        Timings timings =
                Optional.ofNullable(registry.lookupByNameAndType("timings", Timings.class))
                        .orElseGet(Timings::new);
        registry.bind("timings", timings);
        context.addRoutePolicyFactory(new StepTimings(timings));
        try {
            context.addService(
                    new Watching(
                                    context,
                                    registry.lookupByNameAndType("dataSource", DataSource.class),
                                    new StoreClock(clock),
                                    settings.recipients(),
                                    registry.lookupByNameAndType("process", ProcessIdentity.class)
                                            .id(),
                                    timings)
                            .bindHealth());
        } catch (Exception e) {
            throw new IllegalStateException("Nothing shows what happens", e);
        }
    }

    /** Opens the store; its time. */
    private static long store(
            Registry registry, Properties properties, Settings settings, Redaction redaction) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(properties.get("store.url"));
        dataSource.setUsername(properties.get("store.user"));
        dataSource.setPassword(properties.get("store.password"));
        dataSource.setMaximumPoolSize(properties.number("store.connections"));
        dataSource.setConnectionTimeout(properties.number("store.connection-timeout"));
        dataSource.setValidationTimeout(
                Math.max(250, properties.number("store.connection-timeout") / 2));
        StoreKind kind = StoreKind.of(properties.get("store.url"));
        if (kind == StoreKind.POSTGRES) {
            // a database that vanished without a word is noticed; the address may say otherwise
            dataSource.addDataSourceProperty("tcpKeepAlive", "true");
            dataSource.addDataSourceProperty("socketTimeout", "60");
            // what it spares costs the counts of such inserts, which nobody reads
            dataSource.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        dataSource.setConnectionInitSql(kind.greeting(properties.number("endpoint.lease-seconds")));
        dataSource.setExceptionOverride(new BrokenConnections());
        try {
            // a command may have an H2 file for itself in this second
            OpenElsewhere.orWait(
                    () -> {
                        new StoreSetup(dataSource)
                                .prepare(
                                        settings.endpoints().stream()
                                                .map(Settings.Endpoint::name)
                                                .toList());
                        return dataSource;
                    });
        } catch (RuntimeException e) {
            dataSource.close();
            throw new CannotStart(
                    "The store that store.url names cannot be opened: check its address, user and password, and that it runs ("
                            + redaction.apply(
                                    String.valueOf(
                                            NestedExceptionUtils.getMostSpecificCause(e)
                                                    .getMessage()))
                            + ")",
                    e);
        }
        registry.bind("dataSource", DataSource.class, dataSource);
        registry.bind("storeKind", kind);
        registry.bind("h2Upkeep", new H2Upkeep(dataSource));
        registry.bind("postgresUpkeep", new PostgresUpkeep(dataSource, kind));
        InTransaction required = transactions(dataSource);
        registry.bind("required", required);
        return new StoreSetup(dataSource).millis();
    }

    static InTransaction transactions(DataSource dataSource) {
        return new InTransaction(new StoreTransactions(dataSource));
    }

    /**
     * The way to each system, as camel-http is to go it.
     *
     * @param beforeSending the last word on a request to an endpoint: it throws, and nothing is
     *     sent
     */
    static void doors(
            Registry registry,
            Properties properties,
            Settings settings,
            ProcessIdentity process,
            Consumer<String> beforeSending) {
        String agent = "Caravane/0.1.0 (" + process.id() + ")";
        Limits limits =
                new Limits(
                        properties.positive("http.max-body-mb"),
                        Duration.ofMillis(properties.positive("http.connect-timeout")),
                        Duration.ofMillis(properties.positive("http.response-timeout")),
                        Duration.ofMillis(properties.positive("http.request-timeout")),
                        properties.positive("camel.component.http.connectionsPerRoute"));
        SSLContext trust = Authorities.trusted(properties.get("http.trusted-ca"));
        registry.bind(
                "credentials-dolibarr",
                new Door(
                        "source",
                        Credentials.dolibarr(
                                properties.get("dolibarr.key"),
                                properties.get("dolibarr.entity"),
                                agent),
                        limits,
                        trust));
        for (Settings.Endpoint endpoint : settings.endpoints()) {
            String key = properties.get("endpoint." + endpoint.name() + ".key");
            registry.bind(
                    "credentials-" + endpoint.name(),
                    new Door(
                            "endpoint",
                            Credentials.prestashop(
                                    key, agent, () -> beforeSending.accept(endpoint.name())),
                            limits,
                            trust));
        }
    }

    static void decisions(Registry registry, Redaction redaction) {
        Map<String, Object> beans = new HashMap<>();
        beans.put("askedAnswers", new AskedAnswers());
        beans.put("batches", new Batches());
        beans.put("confirmations", new Confirmations());
        beans.put("departures", new Departures());
        beans.put("dolibarrChecks", new DolibarrChecks());
        beans.put("endpointChecks", new EndpointChecks());
        beans.put("probeWrites", new ProbeWrites());
        beans.put("settingsChecks", new SettingsChecks());
        beans.put("shopChecks", new ShopChecks());
        beans.put("answerReader", new AnswerReader());
        beans.put("dolibarrEvents", new DolibarrEvents());
        beans.put("dolibarrLines", new DolibarrLines());
        beans.put("dolibarrProducts", new DolibarrProducts());
        beans.put("plainQuestions", new PlainQuestions());
        beans.put("references", new References());
        beans.put("failures", new Failures(redaction));
        beans.put("knownProducts", new KnownProducts());
        beans.put("limitChecks", new LimitChecks());
        beans.put("linkCheck", new LinkCheck());
        beans.put("productArrivals", new ProductArrivals());
        beans.put("productFields", new ProductFields());
        beans.put("productLookup", new ProductLookup());
        beans.put("productOffers", new ProductOffers());
        beans.put("productStamps", new ProductStamps());
        beans.put("productSync", new ProductSync());
        beans.put("productWrites", new ProductWrites());
        beans.put("reconcile", new Reconcile());
        beans.put("repeats", new Repeats());
        beans.put("settingsHash", new SettingsHash());
        beans.put("stockArrivals", new StockArrivals());
        beans.put("stockSync", new StockSync());
        beans.put("stockWrites", new StockWrites());
        beans.put("verdictLog", new VerdictLog());
        beans.put("watermarks", new Watermarks());
        beans.put("warehouses", new Warehouses());
        beans.put("webserviceAnswers", new WebserviceAnswers());
        beans.put("webserviceMapper", WebserviceXml.mapper());
        beans.forEach(registry::bind);
    }

    static void cluster(Registry registry, Properties properties, Settings settings) {
        Ownership ownership = registry.lookupByNameAndType("ownership", Ownership.class);
        ProcessIdentity process = registry.lookupByNameAndType("process", ProcessIdentity.class);
        List<String> endpoints =
                settings.endpoints().stream().map(Settings.Endpoint::name).toList();
        Map<String, Integer> limits = new HashMap<>();
        settings.endpoints().forEach(e -> limits.put(e.name(), e.requestsPerMinute()));
        StoreWatch storeWatch = new StoreWatch(System::nanoTime);
        Leaves leaves = new Leaves(ownership, properties.number("endpoint.lease-seconds"), limits);
        registry.bind("storeWatch", storeWatch);
        registry.bind("leaves", leaves);
        registry.bind("deliveries", new Deliveries(ownership, leaves, storeWatch));
        registry.bind("quietShops", new QuietShops(System::nanoTime));
        registry.bind("shares", new Shares(process.id(), endpoints));
    }

    static void state(
            Registry registry,
            Properties properties,
            Settings settings,
            Clock clock,
            Redaction redaction) {
        Ownership ownership =
                new Ownership(
                        clock,
                        properties.seconds("endpoint.probe.every"),
                        registry.lookupByNameAndType("lease", Lease.class));
        registry.bind("settings", settings);
        registry.bind("checks", new CheckList(clock));
        registry.bind("patience", new Patience(clock));
        registry.bind("variantsModule", new VariantsModule(clock));
        DolibarrDialect dialect = new DolibarrDialect(clock);
        registry.bind("dolibarrDialect", dialect);
        registry.bind("filteredLists", new FilteredLists(dialect));
        registry.bind("ownership", ownership);
        registry.bind("shopProbe", new ShopProbe(settings, ownership));
        registry.bind("lookalikes", new Lookalikes(clock));
        registry.bind("requests", new Requests());
        registry.bind("writeSlots", new WriteSlots(properties.number("product.concurrent-writes")));
        StoreClock storeClock = new StoreClock(clock);
        registry.bind("storeClock", storeClock);
        registry.bind("claimRows", new ClaimRows());
        registry.bind("outcomeRows", new OutcomeRows(storeClock));
        registry.bind("verdictRows", new VerdictRows(storeClock, redaction));
        registry.bind("journalRows", new JournalRows(storeClock));
        registry.bind("linkRows", new LinkRows(settings.recipients()));
        registry.bind("notes", new Notes(settings.recipients()));
        registry.bind("replays", new Replays(settings.recipients()));
        registry.bind("otherKinds", new OtherKinds());
        registry.bind("warehouseRows", new WarehouseRows());
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
                        dialect,
                        properties.seconds("dolibarr.poll.overlap"),
                        offset.isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        Duration.ofSeconds(
                                                properties.number("dolibarr.database-offset")))));
    }
}
