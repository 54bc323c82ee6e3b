package org.caravane.ops.reload;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.language.simple.types.SimpleParserException;
import org.quartz.CronExpression;

/** What a context that was made of routes does not notice before its routes run. */
final class ContextTrial {
    private static final Pattern IN_STATEMENT = Pattern.compile(":#(?:in:)?(\\$\\{[^}]*})");
    private final CamelContext context;
    private final Blame blame;

    ContextTrial(CamelContext context, Blame blame) {
        this.context = context;
        this.blame = blame;
    }

    List<Defect> defects(Map<String, String> sql) {
        List<Defect> defects = new ArrayList<>();
        Set<String> consumed =
                context.getRoutes().stream()
                        .map(Route::getEndpoint)
                        .map(Endpoint::getEndpointUri)
                        .collect(Collectors.toSet());
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof DirectEndpoint
                    && !consumed.contains(endpoint.getEndpointUri())) {
                String name = endpoint.getEndpointUri().replaceFirst("^direct:(//)?", "");
                defects.add(blame.caller(name));
            }
            if (endpoint instanceof QuartzEndpoint quartz && quartz.getCron() != null) {
                cron(quartz.getCron(), defects);
            }
        }
        sql.forEach((file, text) -> expressions(file, text, defects));
        return defects;
    }

    private void cron(String cron, List<Defect> defects) {
        try {
            CronExpression.validateExpression(cron.replace('+', ' '));
        } catch (ParseException e) {
            defects.add(
                    blame.mention(
                            cron,
                            "The schedule \"%s\" is none: %s".formatted(cron, e.getMessage())));
        }
    }

    private void expressions(String file, String text, List<Defect> defects) {
        IN_STATEMENT
                .matcher(text)
                .results()
                .forEach(
                        use -> {
                            try {
                                context.resolveLanguage("simple")
                                        .createExpression(use.group(1))
                                        .init(context);
                            } catch (SimpleParserException e) {
                                defects.add(
                                        new Defect(
                                                file,
                                                Lines.at(text, use.start()),
                                                Blame.sentence(e)));
                            }
                        });
    }
}
