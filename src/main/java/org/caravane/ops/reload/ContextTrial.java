package org.caravane.ops.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;

/** Finds calls that have no answer in a context, where the names of templates are filled in. */
final class ContextTrial {
    private final CamelContext context;
    private final Blame blame;

    ContextTrial(CamelContext context, Blame blame) {
        this.context = context;
        this.blame = blame;
    }

    List<Defect> defects() {
        Set<String> consumed =
                context.getRoutes().stream()
                        .map(Route::getEndpoint)
                        .map(Endpoint::getEndpointUri)
                        .collect(Collectors.toSet());
        List<Defect> defects = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            String uri = endpoint.getEndpointUri();
            if (endpoint instanceof DirectEndpoint && !consumed.contains(uri)) {
                defects.add(blame.caller(uri.replaceFirst("^direct:(//)?", "")));
            }
        }
        return defects;
    }
}
