package org.caravane.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A plain client of both sides, which shares nothing with what it checks. */
final class Web {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String base;
    private final String header;
    private final String value;

    private Web(String base, String header, String value) {
        this.base = base;
        this.header = header;
        this.value = value;
    }

    static Web dolibarr(String url, String key) {
        return new Web(url + "/", "DOLAPIKEY", key);
    }

    static Web shop(String url, String key) {
        String basic =
                Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        return new Web(url + "/api/", "Authorization", "Basic " + basic);
    }

    JsonNode get(String pathAndQuery) {
        return call("GET", pathAndQuery, "");
    }

    JsonNode call(String method, String pathAndQuery, String body) {
        String encoded =
                pathAndQuery
                        .replace("[", "%5B")
                        .replace("]", "%5D")
                        .replace("|", "%7C")
                        .replace(" ", "%20")
                        .replace("'", "%27")
                        .replace(">", "%3E");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + encoded))
                        .header(header, value)
                        .header(
                                "Content-Type",
                                body.startsWith("<") ? "text/xml" : "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(
                        method
                                + " "
                                + pathAndQuery
                                + ": "
                                + response.statusCode()
                                + " "
                                + response.body());
            }
            return response.body().startsWith("<")
                    ? JSON.nullNode()
                    : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + pathAndQuery, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
