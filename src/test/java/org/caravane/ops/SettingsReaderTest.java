package org.caravane.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.caravane.store.Notes.Recipient;
import org.caravane.sync.ShopPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String SECRET = "PSKEY00000000000000000000000000A";
    private static final Map<String, String> GOOD =
            Map.of(
                    "dolibarr.url", "https://erp.example.com/api/index.php",
                    "dolibarr.key", SECRET,
                    "endpoints", "main",
                    "endpoint.main.url", "https://shop.example.com",
                    "endpoint.main.key", SECRET,
                    "endpoint.requests-per-minute", "1200",
                    "shops", "main");

    @Test
    void readsTheLeastWithItsDefaults() {
        Settings settings = read();

        assertThat(settings.endpoints())
                .containsExactly(new Settings.Endpoint("main", "https://shop.example.com", 1200));
        assertThat(settings.policy("main"))
                .isEqualTo(
                        new ShopPolicy(
                                "main",
                                OptionalInt.empty(),
                                "2",
                                false,
                                false,
                                ShopPolicy.TextSource.DESCRIPTION,
                                ShopPolicy.TextSource.NOTE_PUBLIC,
                                new ShopPolicy.StockPolicy(false, "0", true, OptionalInt.empty())));
        assertThat(settings.shopQuery("main")).isEmpty();
        assertThat(settings.lookupQuery("main")).isEmpty();
        assertThat(settings.recipients()).containsExactly(new Recipient("main", "main"));
        assertThat(settings.anyVirtualStock()).isFalse();
    }

    @Test
    void readsWhatAMerchantDecided() {
        Settings settings =
                read(
                        "shop.main.price-level", "3",
                        "shop.main.category", "12",
                        "shop.main.update-labels", "TRUE",
                        "shop.main.only-stock", "true",
                        "shop.main.short-description", "none",
                        "shop.main.description", "Description",
                        "shop.main.stock", "virtual",
                        "shop.main.require-warehouse", "false",
                        "shop.main.id-shop", "2",
                        "shop.main.tax-rules-groups", " 20.00:1, 5.5:3 ,",
                        "endpoint.main.requests-per-minute", "60");

        assertThat(settings.policy("main"))
                .isEqualTo(
                        new ShopPolicy(
                                "main",
                                OptionalInt.of(3),
                                "12",
                                true,
                                true,
                                ShopPolicy.TextSource.NONE,
                                ShopPolicy.TextSource.DESCRIPTION,
                                new ShopPolicy.StockPolicy(true, "0", false, OptionalInt.of(2))));
        assertThat(settings.shopQuery("main")).isEqualTo("id_shop=2");
        assertThat(settings.lookupQuery("main")).isEqualTo("&id_shop=all");
        assertThat(settings.endpoints().get(0).requestsPerMinute()).isEqualTo(60);
        assertThat(settings.mappings("main", List.of()).taxRulesGroups())
                .isEqualTo(Map.of("20", "1", "5.5", "3"));
        assertThat(settings.anyVirtualStock()).isTrue();
    }

    @Test
    void prefersTheSettingsToAnOperatorsMappingAndThatToWhatWasFound() {
        Settings settings = read("shop.main.tax-rules-groups", "20:9");

        assertThat(
                        settings.mappings(
                                        "main",
                                        List.of(
                                                mapping("20", "2", "operator"),
                                                mapping("20", "1", "probed"),
                                                mapping("10", "5", "operator"),
                                                mapping("10", "4", "probed"),
                                                mapping("5.5", "3", "probed")))
                                .taxRulesGroups())
                .isEqualTo(Map.of("20", "9", "10", "5", "5.5", "3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dolibarr.url",
                "dolibarr.key",
                "endpoints",
                "endpoint.main.url",
                "endpoint.main.key",
                "endpoint.requests-per-minute",
                "shops"
            })
    void namesWhatIsNotSetAndItsVariable(String property) {
        assertThatThrownBy(() -> read(property, " "))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(property + " is not set: ")
                .hasMessageContaining(
                        property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dolibarr.url|ftp://erp.example.com",
                "dolibarr.url|erp.example.com",
                "dolibarr.url|https://user:" + SECRET + "@erp.example.com",
                "dolibarr.url|https://user:" + SECRET + " x@erp.example.com",
                "dolibarr.url|https://erp.example.com?DOLAPIKEY=" + SECRET,
                "dolibarr.url|https://erp.example.com/",
                "endpoint.main.url|https:///path",
                "endpoint.main.url|https://shop.example.com/",
                "endpoint.main.key|" + SECRET + "B",
                "endpoint.main.key|SHORT-" + SECRET,
                "endpoint.requests-per-minute|0",
                "endpoint.requests-per-minute|many",
                "endpoints|Main",
                "endpoints|main,main",
                "endpoints|main,",
                "shops|../x",
                "shops|other",
                "shop.main.endpoint|elsewhere",
                "shop.main.price-level|0",
                "shop.main.price-level|one",
                "shop.main.price-level|100",
                "shop.main.category|-1",
                "shop.main.category|99999999999",
                "shop.main.update-labels|yes",
                "shop.main.only-stock|1",
                "shop.main.require-warehouse|no",
                "shop.main.short-description|label",
                "shop.main.description|html",
                "shop.main.stock|real",
                "shop.main.warehouse|Paris",
                "shop.main.id-shop|0",
                "shop.main.tax-rules-groups|20",
                "shop.main.tax-rules-groups|20:x",
                "shop.main.tax-rules-groups|20%:1",
                "shop.main.tax-rules-groups|20:1:2",
            })
    void refusesWhatMakesNoSenseNamingThePropertyAndNoSecret(String property, String value) {
        Throwable refused = catchThrowable(() -> read(property, value));

        assertThat(refused).isInstanceOf(CannotStart.class);
        assertThat(refused.getMessage())
                .contains(
                        property.equals("shops") && value.equals("other")
                                ? "shop.other"
                                : property);
        for (Throwable t = refused; t != null; t = t.getCause()) {
            assertThat(String.valueOf(t.getMessage())).doesNotContain(SECRET);
        }
    }

    @Test
    void refusesVirtualStockOfOneWarehouse() {
        assertThatThrownBy(() -> read("shop.main.stock", "virtual", "shop.main.warehouse", "2"))
                .hasMessageContaining("shop.main.stock")
                .hasMessageContaining("shop.main.warehouse is 2");
    }

    @ParameterizedTest
    @CsvSource({"'',''", "2,2", "'',2", "1,''"})
    void refusesShopsOfOneInstallationThatAreNotToldApart(String main, String b2b) {
        assertThatThrownBy(() -> twoShops(main, b2b))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "The shops [main, b2b] are not told apart within one endpoint: give each"
                                + " its own shop.NAME.id-shop");
    }

    @Test
    void readsShopsOfOneInstallation() {
        Settings settings = twoShops("1", "2");

        assertThat(settings.shopsOf("main"))
                .extracting(Settings.Shop::name)
                .containsExactly("main", "b2b");
        assertThat(settings.shopsOf("b2b")).isEmpty();
        assertThat(settings.shopQuery("b2b")).isEqualTo("id_shop=2");
        assertThat(settings.recipients())
                .containsExactly(new Recipient("main", "main"), new Recipient("b2b", "main"));
    }

    @Test
    void refusesToTellOfAShopThatIsNotThere() {
        assertThatThrownBy(() -> read().policy("b2c")).hasMessage("There is no shop b2c");
    }

    private static Settings twoShops(String main, String b2b) {
        return read(
                "shops",
                "main,b2b",
                "shop.b2b.endpoint",
                "main",
                "shop.main.id-shop",
                main,
                "shop.b2b.id-shop",
                b2b);
    }

    private static Settings read(String... changed) {
        Map<String, String> properties = new HashMap<>(GOOD);
        for (int i = 0; i < changed.length; i += 2) {
            properties.put(changed[i], changed[i + 1]);
        }
        return new SettingsReader(name -> properties.getOrDefault(name, "")).read();
    }

    private static Map<String, @Nullable Object> mapping(String rate, String group, String origin) {
        return Map.of("kind", "tax", "source_value", rate, "target_value", group, "origin", origin);
    }
}
