package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Setups and faults are switched over HTTP, by those who have the key. */
final class SwitchesTest {
    private static final String SHOP_KEY = "SWITCHES000000000000000000000000";
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void switchesADolibarr() throws IOException, InterruptedException {
        try (DolibarrSandbox unit =
                DolibarrSandbox.start(DolibarrSandbox.Options.of(0, "key", Optional.empty()))) {
            String root = unit.url().replace("/api/index.php", "/sandbox/faults/");
            assertThat(dolibarr(root + "version?value=19.0.2", "wrong").statusCode())
                    .isEqualTo(401);
            assertThat(dolibarr(root + "nonsense?value=1", "key").statusCode()).isEqualTo(400);
            assertThat(dolibarr(root + "databaseZone?value=Mars%2FNord", "key").statusCode())
                    .isEqualTo(400);
            unit.addWarehouse("PARIS", true);
            assertThat(dolibarr(root + "closeWarehouse?value=7", "key").statusCode())
                    .as("there is none")
                    .isEqualTo(400);
            assertThat(dolibarr(root + "closeWarehouse?value=1", "key").statusCode())
                    .isEqualTo(200);
            assertThat(dolibarr(unit.url() + "/warehouses", "key").body())
                    .contains("\"statut\" : \"0\"");
            assertThat(dolibarr(root + "openWarehouse?value=1", "key").statusCode()).isEqualTo(200);
            assertThat(unit.openWarehouses()).containsExactly("1");
            assertThat(dolibarr(root + "version?value=19.0.2", "key").statusCode()).isEqualTo(200);
            assertThat(dolibarr(unit.url() + "/status", "key").body()).contains("19.0.2");
            for (String right : new String[] {"productRight", "ordersRight", "shipmentsRight"}) {
                assertThat(dolibarr(root + right + "?value=false", "key").statusCode())
                        .isEqualTo(200);
            }
            assertThat(dolibarr(unit.url() + "/products", "key").statusCode()).isEqualTo(403);
            for (String list : new String[] {"orders", "shipments"}) {
                assertThat(dolibarr(unit.url() + "/" + list, "key").statusCode()).isEqualTo(401);
                dolibarr(root + "version?value=23.1.0", "key");
                assertThat(dolibarr(unit.url() + "/" + list, "key").statusCode()).isEqualTo(403);
                dolibarr(root + "version?value=19.0.2", "key");
            }
            assertThat(dolibarr(unit.url() + "/setup/company", "key").statusCode()).isEqualTo(403);
            dolibarr(root + "entity?value=2", "key");
            assertThat(dolibarr(unit.url() + "/status", "key").body()).contains("conf->entity=1");
            dolibarr(root + "entity?value=1", "key");
            dolibarr(root + "administrator?value=true", "key");
            assertThat(dolibarr(unit.url() + "/setup/company", "key").body()).contains("\"EUR\"");
            dolibarr(root + "apiDisabled?value=true", "key");
            assertThat(dolibarr(unit.url() + "/status", "key").body()).contains("<b>Api</b>");
        }
    }

    @Test
    void switchesAShop() throws IOException, InterruptedException {
        try (PrestashopSandbox unit =
                PrestashopSandbox.start(
                        new PrestashopSandbox.Options(0, SHOP_KEY, Optional.empty(), true))) {
            String root = unit.url() + "/sandbox/faults/";
            assertThat(shop("POST", root + "nonsense?value=1").statusCode()).isEqualTo(400);
            assertThat(shop("POST", root + "forbid?value=products:post").statusCode())
                    .isEqualTo(200);
            assertThat(shop("GET", unit.url() + "/api/").body())
                    .contains("api/products\" get=\"true\" put=\"true\" post=\"false\"");
            assertThat(shop("POST", unit.url() + "/api/products").statusCode()).isEqualTo(405);
            shop("POST", root + "permit?value=products:post");
            shop("POST", root + "patch?value=false");
            assertThat(shop("GET", unit.url() + "/api/").body())
                    .contains("api/products\" get=\"true\" put=\"true\" post=\"true\" delete");
            for (String method : new String[] {"get", "head"}) {
                shop("POST", root + "forbid?value=taxes:" + method);
            }
            assertThat(shop("GET", unit.url() + "/api/taxes").body()).contains("26");
            shop("POST", root + "shops?value=3");
            assertThat(shop("GET", unit.url() + "/api/shops?display=[id,name]").body())
                    .contains("Shop 3");
            shop("POST", root + "removeLanguage?value=fr");
            assertThat(shop("GET", unit.url() + "/api/languages?display=full").body())
                    .doesNotContain("fr-FR");
            shop("POST", root + "restoreLanguage?value=fr");
            shop("POST", root + "dropKey?value=true");
            assertThat(shop("GET", unit.url() + "/api/").body()).isEqualTo("401 Unauthorized");
        }
    }

    private HttpResponse<String> dolibarr(String url, String key)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url)).header("DOLAPIKEY", key).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> shop(String method, String url)
            throws IOException, InterruptedException {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (SHOP_KEY + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(url.replace("[", "%5B").replace("]", "%5D")))
                        .header("Authorization", "Basic " + basic)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
