package org.caravane.ops.webhook;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.caravane.ops.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the webhook alone, on a port of its own. */
public final class WebhookServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);

    private WebhookServer() {}

    /**
     * Opens the port; it closes with the context.
     *
     * @throws CannotStart when the port cannot be opened
     */
    public static void open(CamelContext context, WebhookSettings settings) {
        context.getRegistry().bind("webhookThreads", few());
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(context);
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setPath("/");
        server.setMaxBodySize(WebhookDoor.MOST_BYTES);
        server.setFileUploadEnabled(false);
        try {
            context.addService(server, true, true);
        } catch (Exception e) {
            throw cannotListen(settings, e);
        }
        server.getRouter()
                .route()
                .handler(new WebhookDoor(settings.secret()))
                .failureHandler(WebhookServer::failed);
        if (server.getRouter().getServer().getServer().actualPort() <= 0) {
            throw cannotListen(settings, new IllegalStateException("The port is not open"));
        }
        LOG.info("Dolibarr's webhook is awaited at {}", settings);
    }

    private static CannotStart cannotListen(WebhookSettings settings, Exception cause) {
        return new CannotStart(
                "The port %d of webhook.port cannot be opened on %s of webhook.host: is another process there?"
                        .formatted(settings.port(), settings.host()),
                cause);
    }

    /** One thread waits for requests, and four run routes; nothing is cached on the disk. */
    private static VertxOptions few() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(4)
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }

    private static void failed(RoutingContext call) {
        int status = call.statusCode();
        WebhookDoor.refuse(
                call, status > 0 ? status : HttpResponseStatus.INTERNAL_SERVER_ERROR.code());
    }
}
