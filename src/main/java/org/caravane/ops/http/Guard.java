package org.caravane.ops.http;

import java.io.IOException;
import java.util.Locale;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.caravane.failure.AnswerCutOff;

/**
 * Ends a request that takes too long, and an answer that is too large, by closing its connection:
 * to read the rest of it politely could take for ever.
 */
final class Guard implements ExecChainHandler {
    static final String GZIP = "gzip";

    private final String calling;
    private final Limits limits;

    Guard(String calling, Limits limits) {
        this.calling = calling;
        this.limits = limits;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Watch watch = new Watch(scope, limits, calling, writes(request));
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            guard(response, watch);
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            watch.failed();
            throw e;
        }
    }

    private static boolean writes(ClassicHttpRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    private void guard(ClassicHttpResponse response, Watch watch) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            watch.end();
            return;
        }
        if (entity.getContentLength() > limits.bytes()) {
            throw watch.tooLarge();
        }
        boolean compressed = isCompressed(response, watch);
        // camel-http would decompress by that header, and without a bound
        response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
        response.setEntity(new GuardedEntity(entity, compressed, limits.bytes(), watch));
    }

    /** One layer, or none; nobody asked for another. */
    private static boolean isCompressed(ClassicHttpResponse response, Watch watch) {
        Header[] encodings = response.getHeaders(HttpHeaders.CONTENT_ENCODING);
        if (encodings.length == 0) {
            return false;
        }
        String encoding = encodings[0].getValue().strip().toLowerCase(Locale.ROOT);
        if (encodings.length > 1 || !encoding.matches("gzip|x-gzip|identity|")) {
            throw watch.cutOff(AnswerCutOff.Why.ENCODED);
        }
        return encoding.endsWith(GZIP);
    }
}
