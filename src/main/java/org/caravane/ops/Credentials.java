package org.caravane.ops;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicHeader;
import org.caravane.failure.EndlessAnswer;

/**
 * Adds the keys to requests on their way out, so that no message, URL, log, dead letter or MBean
 * ever holds one; says whose request it is; and gives an answer that does not end up.
 */
final class Credentials implements HttpClientConfigurer {
    private final List<Header> headers;
    private final Manners manners;
    private final Runnable beforeSending;

    /**
     * What is the same for everybody.
     *
     * @param agent the User-Agent, which tells the process
     * @param longest that an answer may take, however steadily it trickles
     */
    record Manners(String agent, Duration longest) {}

    private Credentials(List<Header> headers, Manners manners, Runnable beforeSending) {
        this.headers = headers;
        this.manners = manners;
        this.beforeSending = beforeSending;
    }

    /**
     * @param entity of a multi-company Dolibarr; empty for the only one
     */
    static Credentials dolibarr(String key, String entity, Manners manners) {
        Header apiKey = new BasicHeader("DOLAPIKEY", key, true);
        return new Credentials(
                entity.isEmpty()
                        ? List.of(apiKey)
                        : List.of(apiKey, new BasicHeader("DOLAPIENTITY", entity)),
                manners,
                () -> {});
    }

    /**
     * @param beforeSending the last word before a request leaves: it throws, and nothing is sent
     */
    static Credentials prestashop(String key, Manners manners, Runnable beforeSending) {
        String basic =
                Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.US_ASCII));
        return new Credentials(
                List.of(new BasicHeader("Authorization", "Basic " + basic, true)),
                manners,
                beforeSending);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        HttpRequestInterceptor adds =
                (request, entity, context) -> headers.forEach(request::setHeader);
        // after the connection is there: nothing but the write to it comes later
        HttpRequestInterceptor lastWord = (request, entity, context) -> beforeSending.run();
        builder.setUserAgent(manners.agent())
                .addRequestInterceptorFirst(adds)
                .addRequestInterceptorLast(lastWord)
                .addExecInterceptorFirst("deadline", this::limited)
                .disableAutomaticRetries()
                .disableRedirectHandling();
    }

    /** The response timeout bounds each wait for bytes; this bounds them all together. */
    private ClassicHttpResponse limited(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long end = System.nanoTime() + manners.longest().toNanos();
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(
                    new Limited(
                            entity, end, manners.longest(), scope.execRuntime::discardEndpoint));
        }
        return response;
    }

    /** An answer that ends in a timeout when it is not over in time. */
    private static final class Limited extends HttpEntityWrapper {
        private final long end;
        private final Duration longest;
        private final Runnable hangUp;

        Limited(HttpEntity entity, long end, Duration longest, Runnable hangUp) {
            super(entity);
            this.hangUp = hangUp;
            this.end = end;
            this.longest = longest;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                @Override
                public int read() throws IOException {
                    requireTime();
                    return super.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    requireTime();
                    return super.read(bytes, from, length);
                }
            };
        }

        private void requireTime() {
            if (System.nanoTime() - end > 0) {
                // or closing the stream would read the rest of it
                hangUp.run();
                throw new EndlessAnswer(longest);
            }
        }
    }
}
