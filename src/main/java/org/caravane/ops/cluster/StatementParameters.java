package org.caravane.ops.cluster;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.caravane.store.StoreClock;
import org.caravane.store.TextColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;

/**
 * Named parameters as camel-sql documents them: of the row or body, a header or a variable, or a
 * Simple expression. An expression speaks of the exchange, never of a row of a batch: camel-sql by
 * itself copies the whole exchange for each expression of each row, which took a quarter of all
 * time of a mass load.
 */
final class StatementParameters extends DefaultSqlPrepareStatementStrategy {
    private static final Pattern PARAMETER = Pattern.compile(":\\?((?:in:)?(?:\\w+|\\$\\{[^}]+}))");
    private static final String IN = "in:";
    private static final String NOW = "now";

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final Map<String, String> prepared = new ConcurrentHashMap<>();
    private final Map<String, Expression> expressions = new ConcurrentHashMap<>();
    private final StoreClock clock;

    StatementParameters(StoreClock clock) {
        this.clock = clock;
    }

    @Override
    public String prepareQuery(String query, boolean named, @Nullable Exchange exchange)
            throws SQLException {
        if (query.contains(":?in:")) {
            return super.prepareQuery(query, named, exchange);
        }
        String known = prepared.get(query);
        if (known == null) {
            known = super.prepareQuery(query, named, exchange);
            prepared.put(query, known);
        }
        return known;
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String asked, int expected, Exchange exchange, @Nullable Object body) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String name : names.computeIfAbsent(query, StatementParameters::names)) {
            boolean in = name.startsWith(IN);
            String parameter = in ? name.substring(IN.length()) : name;
            Object value = TextColumns.fit(parameter, value(parameter, exchange, body));
            if (in && value != null) {
                createInParameterIterator(value).forEachRemaining(values::add);
            } else {
                values.add(value);
            }
        }
        return values.iterator();
    }

    /** A statement that gets too few or too many is refused by the store's driver. */
    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> values, int expected)
            throws SQLException {
        List<@Nullable Object> all = new ArrayList<>();
        values.forEachRemaining(all::add);
        new ArgumentPreparedStatementSetter(all.toArray()).setValues(statement);
    }

    private static List<String> names(String query) {
        return PARAMETER.matcher(query).results().map(found -> found.group(1)).toList();
    }

    private @Nullable Object value(String name, Exchange exchange, @Nullable Object body) {
        if (name.startsWith("$")) {
            return expressions
                    .computeIfAbsent(
                            name,
                            text ->
                                    exchange.getContext()
                                            .resolveLanguage("simple")
                                            .createExpression(text))
                    .evaluate(exchange, Object.class);
        }
        if (body instanceof Map<?, ?> row && row.containsKey(name)) {
            return row.get(name);
        }
        if (name.equals(NOW)) {
            return clock.now();
        }
        if (exchange.getMessage().getHeaders().containsKey(name)) {
            return exchange.getMessage().getHeader(name);
        }
        if (exchange.getVariables().containsKey(name)) {
            return exchange.getVariable(name);
        }
        throw new IllegalStateException(
                "A statement names :#%s, which neither its row nor a header or variable has"
                        .formatted(name));
    }
}
