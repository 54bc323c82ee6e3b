package org.caravane.ops.http;

import javax.net.ssl.SSLContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * The client that camel-http uses for one system: with its credentials, bounded in size and time,
 * and with the certificate's chain and host name verified, for http and https alike.
 *
 * <p>The client's own decompression is off, because it decodes as many layers as a server names,
 * and by itself bounds neither the length nor the number of an answer's headers.
 */
public final class Door implements HttpClientConfigurer {
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEADER = 32 * 1024;

    private final String calling;
    private final HttpClientConfigurer credentials;
    private final Limits limits;
    private final SSLContext trust;

    /**
     * @param calling {@code source} or {@code endpoint}, as the routes say it
     * @param credentials add what the system knows us by
     * @param trust whose certificates are believed
     */
    public Door(String calling, HttpClientConfigurer credentials, Limits limits, SSLContext trust) {
        this.calling = calling;
        this.credentials = credentials;
        this.limits = limits;
        this.trust = trust;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        HttpRequestInterceptor compressed =
                (request, entity, context) ->
                        request.setHeader(HttpHeaders.ACCEPT_ENCODING, Guard.GZIP);
        credentials.configureHttpClient(builder);
        builder.setConnectionManager(connections())
                .setConnectionManagerShared(false)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .addRequestInterceptorFirst(compressed)
                .addExecInterceptorFirst("guard", new Guard(calling, limits));
    }

    private HttpClientConnectionManager connections() {
        Http1Config bounded =
                Http1Config.custom()
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(LONGEST_HEADER)
                        .build();
        ConnectionConfig timeouts =
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(bounded).build())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
                .setDefaultConnectionConfig(timeouts)
                .setMaxConnPerRoute(limits.connections())
                .setMaxConnTotal(limits.connections())
                .build();
    }
}
