package org.caravane.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caravane.ops.reload.DirectCalls;
import org.caravane.ops.reload.RouteBlock;

/**
 * Deliveries fail by the configuration {@code delivery}, polls never; what is called says that its
 * caller handles its errors, or by which configuration it handles them itself.
 */
final class ErrorHandling implements Convention {
    private static final String DELIVERY = "delivery";

    @Override
    public List<String> defects(Project project) {
        Set<String> known =
                project.blocks().stream()
                        .filter(block -> block.kind().equals("routeConfiguration"))
                        .map(RouteBlock::id)
                        .collect(Collectors.toSet());
        List<String> defects = new ArrayList<>();
        for (RouteBlock route : project.routes()) {
            String used = route.route().path("routeConfigurationId").asText();
            if (!used.isEmpty() && !known.contains(used)) {
                defects.add(
                        route.place() + " names the configuration " + used + ", which is nowhere");
            }
            if (route.id().endsWith("-deliver") && !used.equals(DELIVERY)) {
                defects.add(
                        route.place() + " is a delivery without routeConfigurationId: delivery");
            }
            if (isPoll(route) && used.equals(DELIVERY)) {
                defects.add(route.place() + " is a poll: its failures are no delivery's");
            }
            if (DirectCalls.consumed(route).isPresent()
                    && used.isEmpty()
                    && !leavesToCaller(route)) {
                defects.add(route.place() + " is called, but does not say who handles its errors");
            }
        }
        return defects;
    }

    private static boolean isPoll(RouteBlock route) {
        return route.id().equals("poll") || route.id().endsWith("-poll");
    }

    private static boolean leavesToCaller(RouteBlock route) {
        return route.route().path("errorHandler").has("noErrorHandler");
    }
}
