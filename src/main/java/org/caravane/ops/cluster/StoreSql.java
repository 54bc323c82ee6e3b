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
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        Endpoint endpoint = super.createEndpoint(uri, remaining, parameters);
        StoreClock clock =
                getCamelContext().getRegistry().lookupByNameAndType("storeClock", StoreClock.class);
        ((SqlEndpoint) endpoint).setPrepareStatementStrategy(new StatementParameters(clock));
        return endpoint;
    }
}
