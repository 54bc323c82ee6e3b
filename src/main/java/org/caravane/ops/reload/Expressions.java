package org.caravane.ops.reload;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Language;
import org.quartz.CronExpression;

/** Whether Simple expressions, schedules and periods can be understood. */
final class Expressions {
    private static final Pattern IN_STATEMENT = Pattern.compile(":#(?:in:)?(\\$\\{[^}]*})");
    private static final Pattern PERIOD = Pattern.compile("\\d+|(\\d+(\\.\\d+)?(ms|s|m|h|d))+");
    private static final List<String> CONDITIONS = List.of("filter", "when", "onWhen", "validate");
    private final CamelContext context;

    /**
     * @param context whose language and settings the routes have
     */
    Expressions(CamelContext context) {
        this.context = context;
    }

    List<Defect> defects(List<RouteBlock> blocks) {
        List<Defect> defects = new ArrayList<>();
        for (RouteBlock block : blocks) {
            simple(block, block.body(), false, defects);
            JsonNode parameters = block.from().path("parameters");
            switch (block.from().path("uri").asText()) {
                case "quartz" -> cron(block, parameters.path("cron"), defects);
                case "timer" -> {
                    period(block, parameters.path("period"), 1, defects);
                    period(block, parameters.path("delay"), 0, defects);
                }
                default -> {}
            }
        }
        return defects;
    }

    /**
     * Those of statements.
     *
     * @param sql statements by the name of their file
     */
    List<Defect> defects(Map<String, String> sql) {
        List<Defect> defects = new ArrayList<>();
        sql.forEach(
                (file, text) ->
                        IN_STATEMENT
                                .matcher(text)
                                .results()
                                .forEach(
                                        use ->
                                                complaint(use.group(1), false)
                                                        .map(
                                                                c ->
                                                                        new Defect(
                                                                                file,
                                                                                Lines.at(
                                                                                        text,
                                                                                        use
                                                                                                .start()),
                                                                                c))
                                                        .ifPresent(defects::add)));
        return defects;
    }

    private void simple(RouteBlock block, JsonNode node, boolean condition, List<Defect> defects) {
        JsonNode simple = node.path("simple");
        JsonNode text = simple.isObject() ? simple.path("expression") : simple;
        if (text.isTextual()) {
            complaint(text.asText(), condition || node.path("doWhile").asBoolean())
                    .ifPresent(c -> defects.add(block.defect(text, "does not work: " + c)));
        }
        node.properties()
                .forEach(
                        field -> {
                            boolean below = CONDITIONS.contains(field.getKey());
                            simple(block, field.getValue(), below, defects);
                        });
        if (node.isArray()) {
            node.forEach(each -> simple(block, each, condition, defects));
        }
    }

    private Optional<String> complaint(String text, boolean condition) {
        Optional<String> resolved = resolved(text);
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        Language simple = context.resolveLanguage("simple");
        try {
            if (condition) {
                simple.createPredicate(resolved.get()).init(context);
            } else {
                simple.createExpression(resolved.get()).init(context);
            }
            return Optional.empty();
        } catch (RuntimeCamelException e) {
            return Optional.of(Blame.sentence(e));
        }
    }

    private void cron(RouteBlock block, JsonNode node, List<Defect> defects) {
        Optional<String> cron = resolved(node.asText());
        if (node.isTextual() && cron.isPresent()) {
            try {
                CronExpression.validateExpression(cron.get().replace('+', ' '));
            } catch (ParseException e) {
                defects.add(
                        block.defect(
                                node,
                                "has the schedule \"%s\", which is none: %s"
                                        .formatted(cron.get(), e.getMessage())));
            }
        }
    }

    /** Camel reads what it does not understand as 0, and then fires once and never again. */
    private void period(RouteBlock block, JsonNode node, long least, List<Defect> defects) {
        Optional<String> period = resolved(node.asText());
        boolean fits =
                period.isEmpty()
                        || (PERIOD.matcher(period.get()).matches()
                                && !(least > 0 && period.get().matches("0+")));
        if (!node.isMissingNode() && !fits) {
            defects.add(
                    block.defect(
                            node,
                            "has the period \"%s\", which is none: write milliseconds, or 5s, 10m, 1h"
                                    .formatted(period.get())));
        }
    }

    /** Empty when a template's parameter or an unknown setting is in it. */
    private Optional<String> resolved(String text) {
        try {
            return Optional.of(context.resolvePropertyPlaceholders(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
