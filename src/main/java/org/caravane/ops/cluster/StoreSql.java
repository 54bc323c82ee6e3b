package org.caravane.ops.cluster;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.component.sql.SqlEndpoint;
import org.caravane.store.StoreClock;

/**
 * camel-sql, with parameters as {@link StatementParameters} finds them, and with {@code :#now}: the
 * moment of the bean {@code storeClock}.
 */
public final class StoreSql extends SqlComponent {
    /** Any number above 0 does; StatementParameters counts for itself. */
    private static final int UNASKED = 1;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        StoreClock clock =
                getCamelContext().getRegistry().lookupByNameAndType("storeClock", StoreClock.class);
        SqlEndpoint statement = (SqlEndpoint) super.createEndpoint(uri, remaining, parameters);
        statement.setPrepareStatementStrategy(new StatementParameters(clock));
        // else camel-sql asks PostgreSQL for it, with a round trip before each execution
        statement.setParametersCount(UNASKED);
        return statement;
    }
}
