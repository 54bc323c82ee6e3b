package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caravane.sandbox.SampleCatalogue;
import org.junit.jupiter.api.Test;

/**
 * The sample catalogue between a real Dolibarr and a real PrestaShop, both empty, named by {@code
 * CARAVANE_REAL_DOLIBARR_URL}, {@code _DOLIBARR_KEY} (a reader), {@code _DOLIBARR_ADMIN_KEY},
 * {@code _PRESTASHOP_URL} and {@code _PRESTASHOP_KEY}; skipped without. Dolibarr needs three price
 * levels.
 */
final class RealServersTest {
    private final Map<String, String> settings = new HashMap<>();

    @Test
    void bringsTheSampleCatalogueAndFollowsOneChangeOfEachKind() throws InterruptedException {
        String dolibarrUrl = fromEnvironment("DOLIBARR_URL");
        String adminKey = fromEnvironment("DOLIBARR_ADMIN_KEY");
        String shopUrl = fromEnvironment("PRESTASHOP_URL");
        String shopKey = fromEnvironment("PRESTASHOP_KEY");
        Web dolibarr = Web.dolibarr(dolibarrUrl, adminKey);
        Web shop = Web.shop(shopUrl, shopKey);
        SampleCatalogue.load(dolibarrUrl, adminKey);
        settings.putAll(
                Map.of(
                        "dolibarr.url",
                        dolibarrUrl,
                        "dolibarr.key",
                        fromEnvironment("DOLIBARR_KEY"),
                        "endpoints",
                        "main",
                        "endpoint.main.url",
                        shopUrl,
                        "endpoint.main.key",
                        shopKey,
                        "shops",
                        "main",
                        "shop.main.language",
                        "fr",
                        "shop.main.update-labels",
                        "true",
                        "store.url",
                        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID())));
        BothSides sides = new BothSides(dolibarr, shop, 1, 0, language(shop));
        try (Runner runner = new Runner(Optional.empty(), settings)) {
            runner.start(true);
            round(runner);
            BothSides.Report first = sides.compare();
            System.out.printf(
                    "Real servers: %d products, %d fields compared after the first run%n",
                    first.compared(), first.fields());
            assertThat(first.differences()).isEmpty();
            assertThat(first.compared()).isGreaterThan(30);

            changeOneOfEachKind(dolibarr);
            round(runner);
            BothSides.Report second = sides.compare();
            System.out.printf(
                    "Real servers: %d products, %d fields compared after one change of each kind%n",
                    second.compared(), second.fields());
            assertThat(second.differences()).isEmpty();
        }
    }

    private static void round(Runner runner) throws InterruptedException {
        assertThat(new OnceRun(runner).run(java.time.Duration.ofMinutes(2), true))
                .isEqualTo(ExitCode.IN_STEP);
    }

    private static void changeOneOfEachKind(Web dolibarr) {
        JsonNode products =
                dolibarr.get(
                        "products?mode=1&variant_filter=1&sortfield=t.rowid&limit=0&sqlfilters=(t.tosell:=:1)");
        int i = 0;
        change(dolibarr, products.path(i++), "{\"label\":\"Un nom tout neuf\"}");
        change(dolibarr, products.path(i++), "{\"description\":\"Une description neuve\"}");
        change(dolibarr, products.path(i++), "{\"note_public\":\"<p>Un texte <b>neuf</b></p>\"}");
        change(dolibarr, products.path(i++), "{\"weight\":\"1.25\",\"weight_units\":0}");
        change(
                dolibarr,
                products.path(i++),
                "{\"width\":\"12\",\"width_units\":-2,\"height\":\"5\",\"height_units\":-2,\"length\":\"400\",\"length_units\":-3}");
        change(dolibarr, products.path(i++), "{\"barcode\":\"4006381333931\",\"barcode_type\":2}");
        change(dolibarr, products.path(i++), "{\"barcode\":\"\"}");
        change(dolibarr, products.path(i++), "{\"status\":0}");
        JsonNode priced = products.path(i++);
        change(
                dolibarr,
                priced,
                "{\"multiprices_ttc\":{\"1\":\"99.99\",\"2\":\"88.88\",\"3\":\"77.77\"},\"price_base_type\":\"TTC\",\"multiprices_base_type\":{\"1\":\"TTC\",\"2\":\"TTC\",\"3\":\"TTC\"}}");
        dolibarr.call(
                "POST",
                "stockmovements",
                "{\"product_id\":%s,\"warehouse_id\":1,\"qty\":7,\"type\":3,\"label\":\"x\",\"movementcode\":\"x\"}"
                        .formatted(products.path(i).path("id").asText()));
    }

    private static void change(Web dolibarr, JsonNode product, String fields) {
        dolibarr.call("PUT", "products/" + product.path("id").asText(), fields);
    }

    private static int language(Web shop) {
        for (JsonNode language :
                shop.get("languages?display=full&output_format=JSON").path("languages")) {
            if (language.path("iso_code").asText().equals("fr")) {
                return language.path("id").asInt();
            }
        }
        throw new AssertionError("The shop has no French");
    }

    private static String fromEnvironment(String name) {
        String value = System.getenv("CARAVANE_REAL_" + name);
        assumeTrue(value != null, "CARAVANE_REAL_" + name + " is not set");
        return value;
    }
}
