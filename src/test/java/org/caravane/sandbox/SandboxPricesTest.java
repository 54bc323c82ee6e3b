package org.caravane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that real servers have: Dolibarr's that contradict themselves, and a shop's own rules. */
class SandboxPricesTest {
    private final DolibarrSandbox dolibarr =
            DolibarrSandbox.start(DolibarrSandbox.Options.of(0, "key", Optional.empty()));
    private final PrestashopSandbox shop =
            PrestashopSandbox.start(
                    new PrestashopSandbox.Options(
                            0, "12345678901234567890123456789012", Optional.empty(), true));

    @AfterEach
    void stop() {
        dolibarr.close();
        shop.close();
    }

    @Test
    void dolibarrHasAProductThatWasNeverPriced() {
        dolibarr.addProduct(Map.of("ref", "NEW", "label", "X", "tva_tx", "20"));

        JsonNode product = product("NEW");
        assertThat(product.path("multiprices").path("1").asText()).isEqualTo("0.00000000");
        assertThat(product.path("multiprices").path("2").isNull()).isTrue();
        assertThat(product.path("multiprices_base_type").path("1").asText("?")).isEmpty();
        assertThat(product.path("price_base_type").asText("?")).isEmpty();
    }

    @Test
    void dolibarrTakesAnImportedLevelAsItIsAndMovesNoStamp() {
        long id = typed("A");
        JsonNode before = product("A");

        dolibarr.importPrice(id, 1, Map.of("price", "77", "price_ttc", "92.4", "tva_tx", "0"));

        JsonNode after = product("A");
        assertThat(after.path("multiprices").path("1").asText()).isEqualTo("77.00000000");
        assertThat(after.path("multiprices_ttc").path("1").asText()).isEqualTo("92.40000000");
        assertThat(after.path("multiprices_base_type").path("1").asText()).isEqualTo("HT");
        assertThat(after.path("multiprices_tva_tx").path("1").asText()).isEqualTo("0.0000");
        assertThat(after.path("tva_tx").asText()).isEqualTo("20.0000");
        assertThat(after.path("date_modification")).isEqualTo(before.path("date_modification"));
    }

    @Test
    void dolibarrContradictsItself() {
        long id = typed("B");
        dolibarr.importPrice(id, 0, Map.of("price_ttc", "13"));
        assertThat(product("B").path("price_ttc").asText()).isEqualTo("13.00000000");
        assertThat(product("B").path("price").asText()).isEqualTo("10.00000000");
    }

    @Test
    void dolibarrDoesNotCollectVatThatIsNpr() {
        dolibarr.addProduct(
                Map.of(
                        "ref",
                        "NPR",
                        "label",
                        "X",
                        "tva_tx",
                        "8.5",
                        "tva_npr",
                        "1",
                        "price",
                        "10",
                        "price_base_type",
                        "HT"));

        JsonNode product = product("NPR");
        assertThat(product.path("price_ttc").asText()).isEqualTo("10.00000000");
        assertThat(product.path("multiprices_ttc").path("1").asText()).isEqualTo("10.00000000");
        assertThat(product.path("tva_tx").asText()).isEqualTo("8.5000");
    }

    @Test
    void dolibarrComputesADynamicPriceAsANumber() {
        dolibarr.priceByExpression(typed("DYN"), "57.50");

        JsonNode product = product("DYN");
        assertThat(product.path("price").isTextual()).isTrue();
        assertThat(product.path("price").asText()).isEqualTo("57.5");
        assertThat(product.path("price_ttc").isNumber()).isTrue();
        assertThat(product.path("price_ttc").asText()).isEqualTo("69");
    }

    @ParameterizedTest
    @CsvSource({
        // as seen on 8.2.1: 10 at 20 %, with an ecotax, with a tax on it
        "10,0,0,2,2,12.00",
        "10,0.833333,0,2,2,12.83",
        "10,0.833333,1,2,2,13.00",
        "10.004167,0,0,0,2,12.01",
        "10.008333,0,0,1,2,12.00",
        "10.004167,0,0,3,2,12.00",
        "10.004166,0,0,2,2,12.00",
        "12.345,0,0,2,0,15",
        "12.345,0,0,2,3,14.814"
    })
    void shopShowsAPriceByItsOwnRules(
            String price, String ecotax, String group, String mode, String decimals, String shown) {
        shop.configure("PS_ECOTAX_TAX_RULES_GROUP_ID", group);
        shop.configure("PS_PRICE_ROUND_MODE", mode);
        shop.editRow("currencies", 1, Map.of("precision", decimals));

        long id = shop.addProduct(Map.of("reference", "A", "price", price, "ecotax", ecotax));

        assertThat(shop.shownPrice(id)).isEqualTo(shown);
    }

    @Test
    void shopAddsNoTaxWhereTaxesAreOff() {
        shop.configure("PS_TAX", "0");
        long id = shop.addProduct(Map.of("reference", "A", "price", "10", "ecotax", "0.5"));
        assertThat(shop.shownPrice(id)).isEqualTo("10.50");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0,0,12.00",
        "0,97100,97499,0,12.00",
        "7,0,0,0,12.00",
        "0,0,99999,0,10.10",
        "0,BT1,BT99,0,10.10",
        "0,0,99999,1,12.10",
        "0,0,99999,2,12.12"
    })
    void shopTakesTheRulesOfACustomerWithoutAddress(
            String state, String from, String to, String behavior, String shown) {
        String group =
                ""
                        + shop.addRow(
                                "tax_rule_groups",
                                Map.of("name", "X", "active", "1", "deleted", "0"));
        String tax =
                "" + shop.addRow("taxes", Map.of("rate", "1.000", "active", "1", "deleted", "0"));
        rule(group, "0", "0", "0", "1", "0");
        if (!(from + to + state).equals("000")) {
            rule(group, state, from, to, tax, behavior);
        }
        long id =
                shop.addProduct(
                        Map.of("reference", "A", "price", "10", "id_tax_rules_group", group));

        assertThat(shop.shownPrice(id)).isEqualTo(shown);
    }

    private void rule(
            String group, String state, String from, String to, String tax, String behavior) {
        shop.addRow(
                "tax_rules",
                Map.of(
                        "id_tax_rules_group", group,
                        "id_country", "8",
                        "id_state", state,
                        "zipcode_from", from,
                        "zipcode_to", to,
                        "id_tax", tax,
                        "behavior", behavior,
                        "description", ""));
    }

    private long typed(String ref) {
        return dolibarr.addProduct(
                Map.of(
                        "ref",
                        ref,
                        "label",
                        "X",
                        "tva_tx",
                        "20",
                        "price",
                        "10",
                        "price_base_type",
                        "HT"));
    }

    private JsonNode product(String ref) {
        return dolibarr.product(ref).orElseThrow();
    }
}
