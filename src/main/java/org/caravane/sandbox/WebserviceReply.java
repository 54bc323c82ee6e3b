package org.caravane.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What goes over the wire. */
record WebserviceReply(
        int status, Optional<String> contentType, String body, Map<String, String> headers) {

    static final String XML = "text/xml;charset=utf-8";
    static final String JSON = "application/json";
    static final String HTML = "text/html; charset=utf-8";

    static WebserviceReply of(int status, String contentType, String body) {
        return new WebserviceReply(status, Optional.of(contentType), body, Map.of());
    }

    static WebserviceReply empty(int status) {
        Optional<String> type =
                status == 404 || status == 200 || status == 304
                        ? Optional.empty()
                        : Optional.of(HTML);
        return new WebserviceReply(status, type, "", Map.of());
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    WebserviceReply with(Map<String, String> more) {
        return new WebserviceReply(status, contentType, body, more);
    }
}
