package org.caravane.ops;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transaction behind a route's {@code transacted}: it rolls back when a step fails, and leaves
 * the failure to the caller's route configuration. Camel's own policy is an error handler too: it
 * takes every failure for one whose redeliveries are exhausted, which no other handler looks at.
 */
final class StoreTransaction implements TransactedPolicy {
    private final TransactionTemplate template;

    StoreTransaction(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return exchange -> run(exchange, processor);
    }

    private void run(Exchange exchange, Processor processor) {
        // keeps all steps in this thread, which holds the connection
        exchange.getUnitOfWork().beginTransactedBy(this);
        try {
            template.executeWithoutResult(
                    status -> {
                        process(exchange, processor);
                        if (exchange.getException() != null) {
                            status.setRollbackOnly();
                        }
                    });
        } catch (TransactionException e) {
            exchange.setException(e);
        } finally {
            exchange.getUnitOfWork().endTransactedBy(this);
        }
    }

    private static void process(Exchange exchange, Processor processor) {
        try {
            processor.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
