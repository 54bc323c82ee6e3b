package org.caravane.ops.watch;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.caravane.store.Notes.Recipient;
import org.jspecify.annotations.Nullable;

/** What an operator asks of the running routes. Every answer is a sentence. */
final class Operator implements AutoCloseable {
    private final ProducerTemplate camel;
    private @Nullable CompletableFuture<Exchange> reconciling;

    Operator(CamelContext context) {
        this.camel = context.createProducerTemplate();
    }

    String pause(String shop, String reason) {
        String why = reason.isBlank() ? "an operator paused it" : reason.strip();
        return call(
                "direct:shop-pause",
                Map.of("shop", shop, "pauseReason", why),
                "%s is paused: %s".formatted(shop, why));
    }

    String resume(String shop) {
        return call("direct:shop-resume", Map.of("shop", shop), shop + " is open");
    }

    String replayAll(Recipient to) {
        return call(
                "direct:replay-all",
                Map.of("shop", to.shop(), "who", "JMX"),
                "The open dead letters of %s are looked at again".formatted(to.shop()));
    }

    /** In the background, because it may take minutes. */
    synchronized String reconcile() {
        CompletableFuture<Exchange> running = reconciling;
        if (running != null && !running.isDone()) {
            return "A reconcile is under way already";
        }
        reconciling = camel.asyncSend("direct:reconcile", exchange -> {});
        return "The reconcile has begun: the log tells when it ends";
    }

    private String call(String route, Map<String, Object> variables, String done) {
        Exchange answer =
                camel.request(route, exchange -> variables.forEach(exchange::setVariable));
        Exception failed = answer.getException();
        return failed == null ? done : "Not done: " + failed.getMessage();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
