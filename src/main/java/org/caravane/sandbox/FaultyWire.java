package org.caravane.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Sends an answer whose headers are set, over a wire that may be bad. */
final class FaultyWire {
    private FaultyWire() {}

    static void send(HttpExchange exchange, SandboxFaults faults, int status, byte[] whole)
            throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") || whole.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        // a PHP that came to its limit says 200 and ends; a cut connection says how much was to
        // come
        byte[] body = faults.strikes(SandboxFaults.TRUNCATED) ? half : whole;
        boolean cut = faults.strikes(SandboxFaults.CUT_BODY);
        exchange.sendResponseHeaders(status, body.length);
        OutputStream out = exchange.getResponseBody();
        if (faults.strikes(SandboxFaults.SLOW_DRIP)) {
            for (byte one : body) {
                out.write(one);
                out.flush();
                faults.drip();
            }
            return;
        }
        out.write(cut ? half : body);
        out.flush();
    }
}
