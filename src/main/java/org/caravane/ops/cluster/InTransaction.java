package org.caravane.ops.cluster;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.AsyncProcessorAwaitManager;
import org.apache.camel.spi.TransactedPolicy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs what follows {@code transacted} in one transaction: committed when it went well, rolled back
 * when the exchange has an exception. The exception stays on the exchange as it is, for the error
 * handling of the route that called; Camel's own policy would call it handled, and a caller's
 * {@code onException} would never see it.
 */
public final class InTransaction implements TransactedPolicy {
    private final TransactionTemplate template;

    public InTransaction(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare: the route keeps its error handler
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return new Steps(
                template,
                AsyncProcessorConverterHelper.convert(processor),
                PluginHelper.getAsyncProcessorAwaitManager(route.getCamelContext()));
    }

    private static final class Steps extends AsyncProcessorSupport {
        private final TransactionTemplate template;
        private final AsyncProcessor steps;
        private final AsyncProcessorAwaitManager oneThread;

        Steps(
                TransactionTemplate template,
                AsyncProcessor steps,
                AsyncProcessorAwaitManager oneThread) {
            this.template = template;
            this.steps = steps;
            this.oneThread = oneThread;
        }

        /** A transaction belongs to a thread: all of it happens in this one. */
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            exchange.getUnitOfWork().beginTransactedBy(template);
            try {
                template.executeWithoutResult(
                        status -> {
                            oneThread.process(steps, exchange);
                            if (exchange.getException() != null) {
                                status.setRollbackOnly();
                            }
                        });
            } catch (RuntimeException e) {
                exchange.setException(e);
            } finally {
                exchange.getUnitOfWork().endTransactedBy(template);
            }
            callback.done(true);
            return true;
        }

        @Override
        protected void doBuild() {
            ServiceHelper.buildService(steps);
        }

        @Override
        protected void doInit() {
            ServiceHelper.initService(steps);
        }

        @Override
        protected void doStart() {
            ServiceHelper.startService(steps);
        }

        @Override
        protected void doStop() {
            ServiceHelper.stopService(steps);
        }

        @Override
        protected void doShutdown() {
            ServiceHelper.stopAndShutdownService(steps);
        }
    }
}
