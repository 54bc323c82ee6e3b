package org.caravane.ops;

import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the management port alone where another program has it: that costs health and metrics, and
 * not the delivery. Camel would go on likewise, after a page of stack trace.
 */
final class ManagementPort extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(ManagementPort.class);

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        Properties properties = new Properties(context);
        if (!properties.get("management.enabled").equals("true")) {
            return;
        }
        int port = properties.number("management.port");
        if (FreePort.near(port) != port) {
            LOG.warn(
                    "Another program listens to port {}, so there are no health and metrics: set management.port to another, or management.enabled to false",
                    port);
            context.getPropertiesComponent().addOverrideProperty("management.enabled", "false");
        }
    }
}
