package org.caravane.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A small French shop for tea, kitchen and household: some 40 products with three price levels, all
 * French VAT rates, stock in three warehouses of which one is closed, and the texts and barcodes
 * that shops really have. Only a sandbox also gets services and a variant with two children.
 */
public final class SampleCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private SampleCatalogue() {}

    /**
     * Through the REST API of a sandbox or of a real Dolibarr 23 with a key that may write. What is
     * there by its ref is left alone, stock included.
     */
    public static void load(String apiUrl, String key) {
        load(catalogue(), apiUrl, key);
    }

    static void load(JsonNode catalogue, String apiUrl, String key) {
        SampleApi api = new SampleApi(apiUrl, key);
        Map<String, Long> warehouses = api.warehouses();
        for (JsonNode warehouse : catalogue.path("warehouses")) {
            String ref = warehouse.path("ref").asText();
            if (!warehouses.containsKey(ref)) {
                warehouses.put(ref, api.addWarehouse(warehouse));
            }
        }
        for (JsonNode sample : catalogue.path("products")) {
            String ref = sample.path("product").path("ref").asText();
            if (!api.hasProduct(DolibarrProductWrites.sanitised(ref))) {
                long id = api.addProduct(sample.path("product"));
                for (Map.Entry<String, JsonNode> stock : sample.path("stock").properties()) {
                    api.addStock(id, idOf(warehouses, stock.getKey()), stock.getValue());
                }
            }
        }
    }

    /** The same without HTTP, plus services and variants; into an empty sandbox. */
    public static void seed(DolibarrSandbox dolibarr) {
        JsonNode catalogue = catalogue();
        Map<String, Long> warehouses = new HashMap<>();
        for (JsonNode warehouse : catalogue.path("warehouses")) {
            String ref = warehouse.path("ref").asText();
            boolean open = warehouse.path("open").asBoolean();
            warehouses.put(ref, dolibarr.addWarehouse(ref, open));
        }
        for (JsonNode sample : catalogue.path("products")) {
            long id = dolibarr.addProduct(fields(sample));
            stock(dolibarr, id, sample, warehouses);
        }
        for (JsonNode service : catalogue.path("seedOnly").path("services")) {
            dolibarr.addProduct(fields(service));
        }
        for (JsonNode variant : catalogue.path("seedOnly").path("variants")) {
            long parent = dolibarr.addProduct(fields(variant.path("parent")));
            for (JsonNode child : variant.path("children")) {
                stock(dolibarr, dolibarr.addVariant(parent, fields(child)), child, warehouses);
            }
        }
    }

    static JsonNode catalogue() {
        try (InputStream in =
                SampleCatalogue.class.getResourceAsStream("/sandbox/catalogue.json")) {
            if (in == null) {
                throw new IllegalStateException("sandbox/catalogue.json is missing");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stock(
            DolibarrSandbox dolibarr, long id, JsonNode sample, Map<String, Long> warehouses) {
        for (Map.Entry<String, JsonNode> stock : sample.path("stock").properties()) {
            long warehouse = idOf(warehouses, stock.getKey());
            dolibarr.moveStock(id, warehouse, stock.getValue().asDouble());
        }
    }

    private static long idOf(Map<String, Long> warehouses, String ref) {
        Long id = warehouses.get(ref);
        if (id == null) {
            throw new IllegalStateException("no warehouse " + ref);
        }
        return id;
    }

    private static Map<String, Object> fields(JsonNode sample) {
        return JSON.convertValue(sample.path("product"), FIELDS);
    }
}
