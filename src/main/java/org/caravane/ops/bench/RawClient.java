package org.caravane.ops.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What Caravane is compared with: the least that can be said to a shop to bring it new products
 * with their stock. One lookup for 100 references, POST in batches of 20 from documents prepared
 * beforehand, stock for 100 at once, over two connections. No store, no ERP, no second thought.
 */
final class RawClient {
    private static final int CHUNK = 100;
    private static final int BATCH = 20;
    private static final int CONNECTIONS = 2;
    private static final Pattern STOCK_ID =
            Pattern.compile(
                    "<stock_available[^>]*>\\s*<id>\\s*(?:<!\\[CDATA\\[)?(\\d+)", Pattern.DOTALL);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final String authorization;

    RawClient(String url, String key) {
        this.api = url + "/api/";
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Products in a second, from the first request to the last answer. */
    double perSecond(int products) throws InterruptedException, IOException {
        List<List<String>> chunks =
                IntStream.range(0, (products + CHUNK - 1) / CHUNK)
                        .mapToObj(
                                i -> documents(1 + i * CHUNK, Math.min(products, (i + 1) * CHUNK)))
                        .toList();
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long began = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < chunks.size(); i++) {
                List<String> chunk = chunks.get(i);
                int first = 1 + i * CHUNK;
                running.add(
                        connections.submit(
                                () -> {
                                    deliver(first, Math.min(products, first + CHUNK - 1), chunk);
                                    return null;
                                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return products / ((System.nanoTime() - began) / 1e9);
        } catch (ExecutionException e) {
            throw new BenchFailed("The raw client failed: " + e.getCause(), e);
        } finally {
            connections.shutdownNow();
        }
    }

    private void deliver(int first, int last, List<String> documents)
            throws IOException, InterruptedException {
        String references =
                IntStream.rangeClosed(first, last)
                        .mapToObj(RawClient::reference)
                        .collect(Collectors.joining("|", "[", "]"));
        send(
                "GET",
                "products?display=[id,reference]&filter[reference]=" + references,
                HttpRequest.BodyPublishers.noBody());
        List<String> rows = new ArrayList<>();
        for (String document : documents) {
            Matcher ids =
                    STOCK_ID.matcher(
                            send(
                                    "POST",
                                    "products",
                                    HttpRequest.BodyPublishers.ofString(document)));
            while (ids.find()) {
                rows.add(
                        "<stock_available><id>%s</id><quantity>7</quantity></stock_available>"
                                .formatted(ids.group(1)));
            }
        }
        if (rows.size() != last - first + 1) {
            throw new BenchFailed(
                    "%d stock rows for %d products".formatted(rows.size(), last - first + 1));
        }
        send(
                "PATCH",
                "stock_availables",
                HttpRequest.BodyPublishers.ofString(
                        "<prestashop>" + String.join("", rows) + "</prestashop>"));
    }

    private String send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api + escaped(path)))
                        .header("Authorization", authorization)
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .method(method, body)
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new BenchFailed(
                    "%s %s was answered %d".formatted(method, path, response.statusCode()));
        }
        return response.body();
    }

    private static String escaped(String path) {
        return path.replace("[", "%5B").replace("]", "%5D").replace("|", "%7C");
    }

    private static String reference(int number) {
        return "BENCH-%06d".formatted(number);
    }

    private static List<String> documents(int first, int last) {
        List<String> documents = new ArrayList<>();
        for (int from = first; from <= last; from += BATCH) {
            documents.add(
                    IntStream.rangeClosed(from, Math.min(last, from + BATCH - 1))
                            .mapToObj(RawClient::product)
                            .collect(Collectors.joining("", "<prestashop>", "</prestashop>")));
        }
        return documents;
    }

    /** The fields that Caravane sends for the same product. */
    private static String product(int number) {
        String text = BenchServers.DESCRIPTION.replace("<", "&lt;");
        String slug = URLEncoder.encode("article-" + number, StandardCharsets.UTF_8);
        return """
                <product><reference>%s</reference><price>%d.000000</price><weight>0.350000</weight>\
                <id_tax_rules_group>1</id_tax_rules_group><id_category_default>2</id_category_default>\
                <active>1</active><state>1</state><available_for_order>1</available_for_order>\
                <show_price>1</show_price><minimal_quantity>1</minimal_quantity>\
                <name><language id="1">Article %d</language><language id="2">Article %d</language></name>\
                <link_rewrite><language id="1">%s</language><language id="2">%s</language></link_rewrite>\
                <description_short><language id="1">%s</language><language id="2">%s</language></description_short>\
                <associations><categories><category><id>2</id></category></categories></associations></product>"""
                .formatted(
                        reference(number),
                        5 + number % 300,
                        number,
                        number,
                        slug,
                        slug,
                        text,
                        text);
    }
}
