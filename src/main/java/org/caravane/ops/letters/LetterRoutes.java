package org.caravane.ops.letters;

import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.caravane.ops.CannotStart;
import org.caravane.ops.OpenStore;
import org.caravane.ops.cluster.StoreSql;
import org.caravane.store.Replays;
import org.caravane.store.StoreClock;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The routes of {@code dead-letters.camel.yaml} alone, on an open store: the same statements that a
 * process runs. Nothing starts by itself and no endpoint is taken.
 */
final class LetterRoutes implements AutoCloseable {
    private final DefaultCamelContext context = new DefaultCamelContext();

    LetterRoutes(OpenStore store) {
        String directory = store.setting("routes.directory");
        Properties properties = new Properties();
        properties.put("routes.directory", directory);
        context.getPropertiesComponent().setInitialProperties(properties);
        Registry registry = context.getRegistry();
        registry.bind("dataSource", DataSource.class, store.dataSource());
        SpringTransactionPolicy required =
                new SpringTransactionPolicy(new DataSourceTransactionManager(store.dataSource()));
        required.setPropagationBehaviorName("PROPAGATION_REQUIRED");
        registry.bind("required", required);
        context.addComponent("sql", new StoreSql());
        registry.bind("storeClock", new StoreClock(Clock.systemUTC()));
        registry.bind("replays", new Replays(store.recipients()));
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.resolveResource(
                                    context, "file:" + directory + "/dead-letters.camel.yaml"));
        } catch (Exception e) {
            throw new CannotStart(
                    "%s/dead-letters.camel.yaml cannot be used: %s"
                            .formatted(directory, e.getMessage()),
                    e);
        }
        context.start();
    }

    /**
     * Notes again what is parked.
     *
     * @param shop only of that shop, unless empty
     * @param cause only of that cause, unless empty
     * @param letter only the letter of that id, unless empty
     * @return how many letters
     */
    int replay(String shop, String cause, String letter, String who) {
        return call(
                "direct:replay",
                Map.of("shop", shop, "cause", cause, "letter", letter, "who", who));
    }

    /** The same for every open letter of a shop, or of all when it is empty. */
    int replayAll(String shop, String who) {
        return call("direct:replay-all", Map.of("shop", shop, "who", who));
    }

    /** Closes one letter; 0 when it is not open. */
    int discard(String letter, String who) {
        return call(
                "direct:discard", Map.of("shop", "", "cause", "", "letter", letter, "who", who));
    }

    private int call(String route, Map<String, Object> variables) {
        ProducerTemplate camel = context.createProducerTemplate();
        Exchange answer =
                camel.request(route, exchange -> variables.forEach(exchange::setVariable));
        camel.stop();
        if (answer.getException() instanceof RuntimeException e) {
            throw e;
        }
        return Integer.parseInt(answer.getMessage().getBody(String.class));
    }

    @Override
    public void close() {
        context.stop();
    }
}
