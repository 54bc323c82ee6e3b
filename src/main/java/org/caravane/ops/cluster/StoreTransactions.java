package org.caravane.ops.cluster;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions of the store. One that cannot be rolled back has lost its connection, and the
 * database has rolled it back by itself: what is to be told is why it failed.
 */
public final class StoreTransactions extends DataSourceTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(StoreTransactions.class);

    public StoreTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (TransactionException e) {
            LOG.debug("The connection to the store is gone", e);
        }
    }
}
