package org.caravane.ops.watch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/** Measures the routes that are steps of a delivery, by their ids. */
public final class StepTimings implements RoutePolicyFactory {
    private static final Pattern STEP =
            Pattern.compile("(leave|claim|intend|remember)|[a-z]+-(read|lookup|write)");
    private static final String SHOP_REQUESTS = "shop-(read|write)";
    private final Timings timings;

    public StepTimings(Timings timings) {
        this.timings = timings;
    }

    @Override
    public @Nullable RoutePolicy createRoutePolicy(
            CamelContext context, String routeId, NamedNode route) {
        return step(routeId).map(Stopwatch::new).orElse(null);
    }

    /** The step that a route is, if it is one. */
    static Optional<String> step(String routeId) {
        Matcher step = STEP.matcher(routeId);
        if (!step.matches() || routeId.matches(SHOP_REQUESTS)) {
            return Optional.empty();
        }
        return Optional.ofNullable(step.group(1)).or(() -> Optional.of(step.group(2)));
    }

    /** Most looks of a worker find nothing due: they would hide how long a claim takes. */
    private static boolean isIdle(Exchange exchange) {
        return exchange.getVariable("claim") instanceof List<?> claim && claim.isEmpty();
    }

    private final class Stopwatch extends RoutePolicySupport {
        private final String step;
        private final String began;

        Stopwatch(String step) {
            this.step = step;
            this.began = "CaravaneBegan-" + step;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(began, timings.now());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Long since = exchange.getProperty(began, Long.class);
            String entity = exchange.getVariable("entity", String.class);
            if (since != null && entity != null && !isIdle(exchange)) {
                timings.step(entity, step, since);
            }
        }
    }
}
