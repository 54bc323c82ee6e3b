package org.caravane.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The module Webhook with one target that cannot block (contract section 7): an event is sent
 * inside the transaction, before its commit, and whatever is answered changes nothing.
 */
final class DolibarrHooks {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Optional<URI> target = Optional.empty();

    void target(URI address) {
        target = Optional.of(address);
    }

    /** The object as PHP has it in memory: the API's shape with a number for an id (hook-50). */
    void tell(String trigger, long id, JsonNode shown) {
        target.ifPresent(
                address -> {
                    ObjectNode event = JsonNodeFactory.instance.objectNode();
                    event.put("triggercode", trigger);
                    ObjectNode object = event.putObject("object");
                    shown.fields().forEachRemaining(e -> object.set(e.getKey(), e.getValue()));
                    object.put("id", id);
                    send(address, event.toString());
                });
    }

    private void send(URI address, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Dolibarr geturl function")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException unanswered) {
            System.getLogger(DolibarrHooks.class.getName())
                    .log(System.Logger.Level.DEBUG, "The webhook was not answered", unanswered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
