package org.caravane.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as the API's router sees it: segments behind {@code /api/index.php}, parameters, key.
 */
record DolibarrRequest(
        String method,
        List<String> path,
        Map<String, String> parameters,
        Optional<String> key,
        boolean bearer,
        int entity,
        String body) {
    static final String BASE = "/api/index.php";
    private static final ObjectMapper JSON = new ObjectMapper();

    static DolibarrRequest of(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        String raw = exchange.getRequestURI().getRawPath().substring(BASE.length());
        List<String> path =
                Arrays.stream(raw.split("/"))
                        .filter(segment -> !segment.isEmpty())
                        .map(segment -> decoded(segment.replace("+", "%2B")))
                        .toList();
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new DolibarrRequest(
                exchange.getRequestMethod(),
                path,
                parameters,
                key(exchange.getRequestHeaders(), parameters),
                isBearer(exchange.getRequestHeaders()),
                entity(exchange.getRequestHeaders()),
                new String(body, StandardCharsets.UTF_8));
    }

    String first() {
        return path.isEmpty() ? "" : path.get(0);
    }

    String parameter(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    boolean flag(String name) {
        return List.of("1", "true", "yes", "on").contains(parameter(name, ""));
    }

    long number(String name, long otherwise) {
        String value = parameter(name, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("-?\\d{1,15}")) {
            throw DolibarrProblem.at(
                    "validate",
                    400,
                    "Invalid value specified for `" + name + "`. Expecting integer value");
        }
        return Long.parseLong(value);
    }

    /** Read before anything else, as Dolibarr does (recording 124). */
    ObjectNode fields() {
        try {
            JsonNode fields = JSON.readTree(body.isBlank() ? "{}" : body);
            if (fields instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw DolibarrProblem.at("setup", 400, "Error encoding/decoding JSON: Syntax error");
        }
        throw DolibarrProblem.at("validate", 400, "a JSON object is expected");
    }

    private static Optional<String> key(Headers headers, Map<String, String> parameters) {
        return Optional.ofNullable(headers.getFirst("DOLAPIKEY"))
                .or(
                        () ->
                                Optional.ofNullable(headers.getFirst("Authorization"))
                                        .filter(value -> value.startsWith("Bearer "))
                                        .map(value -> value.substring("Bearer ".length())))
                .or(() -> Optional.ofNullable(parameters.get("DOLAPIKEY")))
                .or(() -> Optional.ofNullable(parameters.get("api_key")));
    }

    private static boolean isBearer(Headers headers) {
        return headers.getFirst("DOLAPIKEY") == null && headers.getFirst("Authorization") != null;
    }

    private static int entity(Headers headers) {
        String entity = headers.getFirst("DOLAPIENTITY");
        return entity != null && entity.matches("[0-9]{1,9}") ? Integer.parseInt(entity) : 1;
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
