package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

class SampleCatalogueTest {
    private static final String REAL_URL = "CARAVANE_REAL_DOLIBARR_URL";
    private static final String REAL_KEY = "CARAVANE_REAL_DOLIBARR_ADMIN_KEY";

    @Test
    void loadsThroughTheApiOnlyOnce() {
        try (DolibarrSandbox dolibarr = sandbox()) {
            SampleCatalogue.load(dolibarr.url(), "key");
            JsonNode bowl = dolibarr.product("BOL-GRES").orElseThrow();
            SampleCatalogue.load(dolibarr.url() + "/", "key");

            assertThat(dolibarr.refs()).hasSize(43).doesNotHaveDuplicates();
            assertThat(dolibarr.product("BOL-GRES")).contains(bowl);
            assertThat(bowl.path("stock_reel").asInt()).isEqualTo(72);
            assertThat(bowl.path("multiprices_ttc").path("2").asText()).isEqualTo("14.03000000");
            assertThat(dolibarr.product("THE_VERT_100")).isPresent();
            assertThat(dolibarr.product("COMMANDE-SPE").orElseThrow().path("stock_warehouse"))
                    .isEmpty();
        }
    }

    @Test
    void seedsTheSameAndServicesAndVariants() {
        try (DolibarrSandbox loaded = sandbox();
                DolibarrSandbox seeded = sandbox()) {
            SampleCatalogue.load(loaded.url(), "key");
            SampleCatalogue.seed(seeded);

            assertThat(seeded.refs()).hasSize(48).containsAll(loaded.refs());
            for (String ref : loaded.refs()) {
                assertThat(comparable(seeded, ref)).isEqualTo(comparable(loaded, ref));
            }
            assertThat(seeded.product("SERV-AFFUT").orElseThrow().path("type").asText())
                    .isEqualTo("1");
            assertThat(seeded.product("TABLIER-LIN_ARD").orElseThrow().has("fk_product_parent"))
                    .isTrue();
        }
    }

    @Test
    void hasTwoBadBarcodesAndTwoProductsWithoutThirdLevel() {
        int bad = 0;
        int withoutThird = 0;
        for (JsonNode sample : SampleCatalogue.catalogue().path("products")) {
            JsonNode product = sample.path("product");
            String code = product.path("barcode").asText("");
            bad += code.isEmpty() || isChecked(code) ? 0 : 1;
            String levels =
                    product.path("price_base_type").asText().equals("TTC")
                            ? "multiprices_ttc"
                            : "multiprices";
            withoutThird += product.path(levels).has("3") ? 0 : 1;
        }
        assertThat(bad).isEqualTo(2);
        assertThat(withoutThird).isEqualTo(2);
    }

    /** Writes two products into a real Dolibarr and takes them away again. */
    @Test
    void loadsIntoARealDolibarr() throws Exception {
        String url = Optional.ofNullable(System.getenv(REAL_URL)).orElse("");
        String key = Optional.ofNullable(System.getenv(REAL_KEY)).orElse("");
        Assumptions.assumeThat(url).startsWith("http://127.0.0.1");
        Assumptions.assumeThat(key).isNotEmpty();
        ObjectNode catalogue = SampleCatalogue.catalogue().deepCopy();
        ((ArrayNode) catalogue.path("warehouses")).removeAll();
        ArrayNode products = new ObjectMapper().createArrayNode();
        for (JsonNode sample : catalogue.path("products")) {
            ObjectNode product = (ObjectNode) sample.path("product");
            product.put("ref", "ZZ-" + product.path("ref").asText());
            product.remove(List.of("barcode", "barcode_type"));
            ((ObjectNode) sample).remove("stock");
            products.add(sample);
        }
        catalogue.set("products", products);
        try (DolibarrSandbox sandbox = sandbox()) {
            SampleCatalogue.load(catalogue, url, key);
            SampleCatalogue.load(catalogue, url, key);
            SampleCatalogue.load(catalogue, sandbox.url(), "key");

            for (JsonNode sample : products) {
                String ref =
                        DolibarrProductWrites.sanitised(
                                sample.path("product").path("ref").asText());
                JsonNode real = get(url, key, "/products/ref/" + ref);
                JsonNode ours = get(sandbox.url(), "key", "/products/ref/" + ref);
                for (String field :
                        List.of(
                                "multiprices",
                                "multiprices_ttc",
                                "price",
                                "price_ttc",
                                "tva_tx",
                                "weight",
                                "weight_units",
                                "length",
                                "length_units",
                                "surface",
                                "surface_units",
                                "volume",
                                "volume_units",
                                "status",
                                "type",
                                "multiprices_base_type",
                                "multiprices_tva_tx",
                                "price_base_type",
                                "date_modification",
                                "stock_reel")) {
                    assertThat(ours.path(field))
                            .as("%s of %s", field, ref)
                            .isEqualTo(real.path(field));
                }
            }
        } finally {
            for (JsonNode product :
                    get(
                            url,
                            key,
                            "/products?limit=0&properties=id,ref&sqlfilters="
                                    + "(t.ref:like:'ZZ-%25')")) {
                send(url, key, "DELETE", "/products/" + product.path("id").asText());
            }
        }
    }

    private static ObjectNode comparable(DolibarrSandbox dolibarr, String ref) {
        ObjectNode product = dolibarr.product(ref).orElseThrow().deepCopy();
        product.remove(List.of("date_creation"));
        return product;
    }

    private static boolean isChecked(String code) {
        if (!code.matches("\\d{8}|\\d{12,13}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            int fromRight = code.length() - i;
            sum += (code.charAt(i) - '0') * (fromRight % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    private static JsonNode get(String url, String key, String path) throws Exception {
        return new ObjectMapper().readTree(send(url, key, "GET", path));
    }

    private static String send(String url, String key, String method, String path)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("DOLAPIKEY", key)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static DolibarrSandbox sandbox() {
        return DolibarrSandbox.start(DolibarrSandbox.Options.of(0, "key", Optional.empty()));
    }
}
