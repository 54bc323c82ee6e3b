package org.caravane.ops.webhook;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Stands before everything else of the webhook's server: who does not know the secret gets 404, and
 * who sends too much gets 413, before a byte of a body is read.
 */
final class WebhookDoor implements Handler<RoutingContext> {
    static final String PATH = "/hooks/dolibarr/";

    /** A product with long texts fits; whatever does not is found by the poll. */
    static final long MOST_BYTES = 64 * 1024;

    private static final long PARTING_MILLIS = 500;

    private final byte[] expected;

    WebhookDoor(String secret) {
        this.expected = (PATH + secret).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(RoutingContext call) {
        HttpServerRequest request = call.request();
        byte[] path = request.path().getBytes(StandardCharsets.UTF_8);
        // takes as long for a near miss as for any other
        boolean known = MessageDigest.isEqual(expected, path);
        if (!known || !request.method().equals(HttpMethod.POST)) {
            refuse(call, HttpResponseStatus.NOT_FOUND.code());
        } else if (announced(request) > MOST_BYTES) {
            refuse(call, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code());
        } else {
            call.next();
        }
    }

    /**
     * Says no more than the status, reads no more, and hangs up once the answer had time to arrive.
     */
    static void refuse(RoutingContext call, int status) {
        HttpServerRequest request = call.request();
        if (!request.isEnded()) {
            request.pause();
            call.vertx().setTimer(PARTING_MILLIS, timer -> request.connection().close());
        }
        if (!call.response().ended()) {
            call.response().setStatusCode(status).putHeader(HttpHeaders.CONNECTION, "close").end();
        }
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
