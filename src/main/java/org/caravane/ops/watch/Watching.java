package org.caravane.ops.watch;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.caravane.store.Notes.Recipient;
import org.caravane.store.StoreClock;
import org.caravane.store.figures.EndpointState;
import org.caravane.store.figures.FigureReader;
import org.caravane.store.figures.Pause;
import org.caravane.store.figures.ShopFigures;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What shows a running process: one MBean for each shop, health checks and series. It comes and
 * goes with the Camel context; what it counted stays in {@link Timings}.
 */
public final class Watching extends ServiceSupport {
    private static final int QUERY_SECONDS = 60;

    private final CamelContext context;
    private final List<Recipient> recipients;
    private final String process;
    private final Timings timings;
    private final FigureCache figures;
    private final Series series;
    private final List<ObjectName> mbeans = new ArrayList<>();

    /**
     * @param process this one's id, as it stands in the store
     */
    public Watching(
            CamelContext context,
            DataSource dataSource,
            StoreClock clock,
            List<Recipient> recipients,
            String process,
            Timings timings) {
        this.context = context;
        this.recipients = List.copyOf(recipients);
        this.process = process;
        this.timings = timings;
        JdbcTemplate store = new JdbcTemplate(dataSource);
        store.setQueryTimeout(QUERY_SECONDS);
        this.figures =
                new FigureCache(
                        () -> store.queryForList("select name from source", String.class),
                        new FigureReader(store, clock, recipients)::read);
        this.series = new Series(figures, process);
    }

    /** Puts the health checks where Camel looks for them. */
    public Watching bindHealth() {
        bind(new StoreHealth(figures));
        bind(
                new SideHealth(
                        "dolibarr",
                        figures,
                        read ->
                                read.source().pauses().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(
                                                read.source().pauses().stream()
                                                        .map(Pause::reason)
                                                        .collect(Collectors.joining("; ")))));
        for (String name : new TreeSet<>(recipients.stream().map(Recipient::endpoint).toList())) {
            bind(
                    new SideHealth(
                            "endpoint-" + name,
                            figures,
                            read ->
                                    read.shops().stream()
                                            .map(ShopFigures::endpoint)
                                            .filter(e -> e.name().equals(name))
                                            .findFirst()
                                            .flatMap(EndpointState::pause)
                                            .map(Pause::reason)));
        }
        return this;
    }

    private void bind(org.apache.camel.health.HealthCheck check) {
        context.getRegistry().bind("health-" + check.getId(), check);
    }

    @Override
    protected void doStart() throws JMException {
        timings.registry().getPrometheusRegistry().register(series);
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Operator operator = new Operator(context);
        for (Recipient recipient : recipients) {
            ObjectName name = new ObjectName("org.caravane:type=shop,name=" + recipient.shop());
            if (server.isRegistered(name)) {
                // two processes in one Java, as in tests
                name = new ObjectName(name + ",process=" + process);
            }
            server.registerMBean(new ShopMBean(recipient, figures, operator), name);
            mbeans.add(name);
        }
    }

    @Override
    protected void doStop() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : mbeans) {
            server.unregisterMBean(name);
        }
        mbeans.clear();
        timings.registry().getPrometheusRegistry().unregister(series);
        figures.close();
    }
}
