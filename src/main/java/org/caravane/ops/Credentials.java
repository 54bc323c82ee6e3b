package org.caravane.ops;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Adds the keys to requests on their way out, so that no message, URL, log, dead letter or MBean
 * ever holds one, and says whose request it is.
 */
final class Credentials implements HttpClientConfigurer {
    private final List<Header> headers;
    private final String agent;
    private final Runnable beforeSending;

    private Credentials(List<Header> headers, String agent, Runnable beforeSending) {
        this.headers = headers;
        this.agent = agent;
        this.beforeSending = beforeSending;
    }

    /**
     * @param agent the User-Agent, which tells the process
     * @param entity of a multi-company Dolibarr; empty for the only one
     */
    static Credentials dolibarr(String key, String entity, String agent) {
        Header apiKey = new BasicHeader("DOLAPIKEY", key, true);
        return new Credentials(
                entity.isEmpty()
                        ? List.of(apiKey)
                        : List.of(apiKey, new BasicHeader("DOLAPIENTITY", entity)),
                agent,
                () -> {});
    }

    /**
     * @param beforeSending the last word before a request leaves: it throws, and nothing is sent
     */
    static Credentials prestashop(String key, String agent, Runnable beforeSending) {
        String basic =
                Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.US_ASCII));
        return new Credentials(
                List.of(new BasicHeader("Authorization", "Basic " + basic, true)),
                agent,
                beforeSending);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        HttpRequestInterceptor adds =
                (request, entity, context) -> headers.forEach(request::setHeader);
        // after the connection is there: nothing but the write to it comes later
        HttpRequestInterceptor lastWord = (request, entity, context) -> beforeSending.run();
        builder.setUserAgent(agent)
                .addRequestInterceptorFirst(adds)
                .addRequestInterceptorLast(lastWord);
    }
}
