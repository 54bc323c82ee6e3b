package org.caravane.ops.reload;

import java.sql.Connection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Stands in for the store in a context that is only looked at: whoever uses it is wrong there. */
public final class NoStore extends AbstractDataSource {
    @Override
    public Connection getConnection() {
        throw new IllegalStateException("A context that is only looked at has no store");
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }
}
