package org.caravane.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.StoreSetup;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store and the settings alone, for commands that work beside a running process or without one.
 * No route starts, no endpoint is taken, nothing is migrated, and a store that is not there is not
 * made. Nothing listens to a port. Settings are found as {@link Runner} finds them; keys and
 * addresses of the two systems may be missing.
 */
public final class OpenStore implements AutoCloseable {
    private static final int H2_NOT_THERE = 90146;
    private static final int CONNECTIONS = 2;
    private static final long PATIENCE_MILLIS = 10_000;

    private final DefaultCamelContext context;
    private final Properties properties;
    private final HikariDataSource dataSource;

    private OpenStore(
            DefaultCamelContext context, Properties properties, HikariDataSource dataSource) {
        this.context = context;
        this.properties = properties;
        this.dataSource = dataSource;
    }

    /**
     * Opens the store that the settings name.
     *
     * @param config settings that win over application.properties
     * @throws CannotStart when there is no store yet, or it cannot be used
     */
    public static OpenStore of(Optional<Path> config) {
        return of(config, Map.of());
    }

    /**
     * Opens the store that the settings name.
     *
     * @param overrides settings that win over everything
     */
    public static OpenStore of(Optional<Path> config, Map<String, String> overrides) {
        DefaultCamelContext context = settings(config, overrides);
        Properties properties = new Properties(context);
        try {
            return new OpenStore(context, properties, OpenElsewhere.orWait(() -> open(properties)));
        } catch (RuntimeException e) {
            context.stop();
            throw e;
        }
    }

    private static HikariDataSource open(Properties properties) {
        List<String> addresses = StoreAddress.quietly(properties.get("store.url"));
        for (String address : addresses.subList(0, addresses.size() - 1)) {
            try {
                return connected(address, properties);
            } catch (CannotStart e) {
                if (!OpenElsewhere.isThat(e)) {
                    throw e;
                }
            }
        }
        return connected(addresses.get(addresses.size() - 1), properties);
    }

    private static DefaultCamelContext settings(
            Optional<Path> config, Map<String, String> overrides) {
        DefaultCamelContext context = new DefaultCamelContext(false);
        context.getPropertiesComponent().setLocation(Runner.locations(config));
        java.util.Properties winning = new java.util.Properties();
        winning.putAll(overrides);
        context.getPropertiesComponent().setOverrideProperties(winning);
        context.build();
        return context;
    }

    private static HikariDataSource connected(String address, Properties properties) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(address);
        dataSource.setUsername(properties.get("store.user"));
        dataSource.setPassword(properties.get("store.password"));
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setConnectionTimeout(PATIENCE_MILLIS);
        try {
            requireCurrent(dataSource);
            return dataSource;
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    private static void requireCurrent(DataSource dataSource) {
        StoreSetup.Age age;
        try {
            age = new StoreSetup(dataSource).age();
        } catch (RuntimeException e) {
            throw OpenElsewhere.hasCode(e, H2_NOT_THERE) ? noStore(e) : closed(e);
        }
        switch (age) {
            case NONE -> throw noStore(null);
            case OLDER ->
                    throw new CannotStart(
                            "The store that store.url names was written by an older Caravane: start ./caravane run, which brings it up to date");
            case NEWER ->
                    throw new CannotStart(
                            "The store that store.url names was written by a newer Caravane: use that one");
            case CURRENT -> {}
        }
    }

    private static CannotStart noStore(@Nullable Throwable cause) {
        String sentence =
                "There is no store yet where store.url says: ./caravane run makes it (the demo's is looked at with --demo)";
        return cause == null ? new CannotStart(sentence) : new CannotStart(sentence, cause);
    }

    private static CannotStart closed(Throwable cause) {
        return new CannotStart(
                "The store that store.url names cannot be opened: check its address, user and password, and that it runs ("
                        + NestedExceptionUtils.getMostSpecificCause(cause).getMessage()
                        + ")",
                cause);
    }

    /** A setting's value, empty when it is not set. */
    public String setting(String name) {
        return properties.get(name);
    }

    /** The shops that the settings name, each with its endpoint. */
    public List<Recipient> recipients() {
        return Arrays.stream(setting("shops").split(",", -1))
                .map(String::strip)
                .filter(shop -> !shop.isEmpty())
                .map(shop -> new Recipient(shop, endpointOf(shop)))
                .toList();
    }

    /**
     * Returns when the settings name that shop, or none is asked for.
     *
     * @throws CannotStart otherwise
     */
    public void requireShop(String shop) {
        if (!shop.isEmpty() && recipients().stream().noneMatch(r -> r.shop().equals(shop))) {
            throw new CannotStart(
                    "There is no shop %s: shops names %s".formatted(shop, setting("shops")));
        }
    }

    private String endpointOf(String shop) {
        String endpoint = setting("shop." + shop + ".endpoint");
        return endpoint.isEmpty() ? shop : endpoint;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Runs what must happen together. */
    public TransactionTemplate together() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public void close() {
        dataSource.close();
        context.stop();
    }
}
