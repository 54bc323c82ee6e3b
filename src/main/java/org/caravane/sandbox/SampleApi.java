package org.caravane.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The few writes that fill a Dolibarr 23: a POST answers status 200 and the bare id (contract
 * sections 1 and 5). Anything else is an {@link IllegalStateException} with what was answered.
 */
final class SampleApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String url;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    SampleApi(String url, String key) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.key = key;
    }

    Map<String, Long> warehouses() {
        Map<String, Long> ids = new HashMap<>();
        String path = "/warehouses?limit=0&properties=id,ref";
        for (JsonNode warehouse : json(path, send("GET", path, ""), 200)) {
            ids.put(warehouse.path("ref").asText(), warehouse.path("id").asLong());
        }
        return ids;
    }

    long addWarehouse(JsonNode warehouse) {
        ObjectNode fields = JSON.createObjectNode();
        String ref = warehouse.path("ref").asText();
        fields.put("label", ref).put("lieu", ref);
        fields.put("statut", warehouse.path("open").asBoolean() ? "1" : "0");
        for (String text : new String[] {"description", "zip", "town"}) {
            fields.put(text, warehouse.path(text).asText(""));
        }
        return post("/warehouses", fields);
    }

    boolean hasProduct(String ref) {
        String name = URLEncoder.encode(ref, StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/products/ref/" + name;
        HttpResponse<String> response = send("GET", path, "");
        if (response.statusCode() == 404) {
            json(path, response, 404);
            return false;
        }
        return json(path, response, 200).hasNonNull("id");
    }

    long addProduct(JsonNode product) {
        return post("/products", product);
    }

    void addStock(long product, long warehouse, JsonNode qty) {
        ObjectNode movement = JSON.createObjectNode();
        movement.put("product_id", product).put("warehouse_id", warehouse).set("qty", qty);
        movement.put("type", 3).put("label", "Stock initial").put("movementcode", "INIT");
        post("/stockmovements", movement);
    }

    private long post(String path, JsonNode fields) {
        JsonNode id = json(path, send("POST", path, fields.toString()), 200);
        if (id.asLong() <= 0) {
            throw new IllegalStateException("POST " + path + " answered no id: " + id);
        }
        return id.asLong();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(PATIENCE)
                        .header("DOLAPIKEY", key)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(url + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String path, HttpResponse<String> response, int status) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        try {
            if (response.statusCode() == status && type.startsWith("application/json")) {
                return JSON.readTree(response.body());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path + " answered no JSON", e);
        }
        throw new IllegalStateException(
                path + " answered " + response.statusCode() + ": " + response.body());
    }
}
