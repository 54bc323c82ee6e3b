package org.caravane.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a Dolibarr's faults make of a request. */
final class DolibarrMishaps {
    private static final String UNAVAILABLE =
            "This website or feature is currently temporarily not available or failed after a technical error.<br><br>This may be due to a maintenance operation.";

    private static final String NOTICE =
            "<br />\n<b>Deprecated</b>:  Creation of dynamic property Product::$x is deprecated in <b>/var/www/htdocs/custom/module/class/actions.class.php</b> on line <b>12</b><br />\n";

    private final DolibarrFaults faults;
    private final Map<String, DolibarrAnswer> cache = new ConcurrentHashMap<>();

    DolibarrMishaps(DolibarrFaults faults) {
        this.faults = faults;
    }

    /** The answer of a request that Dolibarr does not come to work on. */
    Optional<DolibarrAnswer> before(HttpExchange exchange) {
        if (faults.strikes(SandboxFaults.TOO_MANY)) {
            exchange.getResponseHeaders()
                    .set("Retry-After", Long.toString(faults.retryAfterSeconds()));
            return Optional.of(DolibarrAnswer.html(429, FaultPages.TOO_MANY));
        }
        if (faults.strikes(SandboxFaults.REDIRECT)) {
            exchange.getResponseHeaders().set("Location", "/public/notice.php");
            return Optional.of(DolibarrAnswer.html(302, ""));
        }
        if (faults.strikes(SandboxFaults.ERROR_BEFORE)) {
            return Optional.of(DolibarrAnswer.html(500, ""));
        }
        if (faults.strikes(SandboxFaults.HTML_200)) {
            return Optional.of(DolibarrAnswer.html(200, FaultPages.MAINTENANCE));
        }
        if (faults.strikes(SandboxFaults.HTML_202)) {
            return Optional.of(DolibarrAnswer.html(202, UNAVAILABLE));
        }
        if (faults.strikes(SandboxFaults.HTML_502)) {
            return Optional.of(DolibarrAnswer.html(502, FaultPages.BAD_GATEWAY));
        }
        return Optional.empty();
    }

    /** The answer after the work was done; none when the connection is cut. */
    Optional<DolibarrAnswer> after(HttpExchange exchange, DolibarrAnswer answer) {
        if (faults.strikes(SandboxFaults.LOST_ANSWER)) {
            return Optional.empty();
        }
        if (answer.contentType().startsWith("application/json")) {
            return Optional.of(spoiled(exchange, answer));
        }
        return Optional.of(erred(exchange, answer));
    }

    private DolibarrAnswer spoiled(HttpExchange exchange, DolibarrAnswer answer) {
        if (faults.strikes(DolibarrFaults.CACHED)) {
            return cache.computeIfAbsent(exchange.getRequestURI().getPath(), path -> answer);
        }
        cache.clear();
        boolean whole =
                answer.body().contains("\"ref\"")
                        && exchange.getRequestURI().getPath().endsWith("/products");
        if (faults.strikes(DolibarrFaults.PRINTED_BEFORE)
                || (whole && faults.strikes(DolibarrFaults.PRINTED_IN_RECORDS))) {
            return answer.printed(NOTICE + answer.body());
        }
        if (faults.strikes(DolibarrFaults.PRINTED_BEHIND)) {
            return answer.printed(answer.body() + NOTICE);
        }
        if (answer.body().startsWith("[") && faults.strikes(DolibarrFaults.OBJECT_LISTS)) {
            return answer.printed("{\"success\":{\"code\":200,\"message\":\"ok\"}}");
        }
        return erred(exchange, answer);
    }

    private DolibarrAnswer erred(HttpExchange exchange, DolibarrAnswer answer) {
        boolean written = !exchange.getRequestMethod().equals("GET") && answer.status() < 300;
        return written && faults.strikes(SandboxFaults.ERROR_AFTER)
                ? DolibarrAnswer.html(500, "")
                : answer;
    }

    void send(HttpExchange exchange, DolibarrAnswer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        FaultyWire.send(
                exchange, faults, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
