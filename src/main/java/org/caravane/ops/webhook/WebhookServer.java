package org.caravane.ops.webhook;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.caravane.ops.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the webhook alone, on a port of its own; it opens and closes with its context. */
public final class WebhookServer extends MainHttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookServer.class);
    private final WebhookSettings settings;

    private WebhookServer(WebhookSettings settings) {
        this.settings = settings;
        setHost(settings.host());
        setPort(settings.port());
        setPath("/");
        setMaxBodySize(WebhookDoor.MOST_BYTES);
        setFileUploadEnabled(false);
    }

    /** Has the context open the port as it starts. */
    public static void addTo(CamelContext context, WebhookSettings settings) {
        context.getRegistry().bind("webhookThreads", few());
        try {
            context.addService(new WebhookServer(settings), true, true);
        } catch (Exception e) {
            throw cannotListen(settings, e);
        }
    }

    /**
     * Opens the port.
     *
     * @throws CannotStart when it cannot be opened, which the server itself only logs
     */
    @Override
    protected void doStart() throws Exception {
        requireFree();
        super.doStart();
        getRouter()
                .route()
                .handler(new WebhookDoor(settings.secret()))
                .failureHandler(WebhookServer::failed);
        LOG.info("Dolibarr's webhook is awaited at {}", settings);
    }

    private void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    private static CannotStart cannotListen(WebhookSettings settings, Exception cause) {
        return new CannotStart(
                "The port %d of webhook.port cannot be opened at %s of webhook.host: correct them, or stop what listens there"
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
