package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer of the shop's country, without state and postcode, pays by a group's rules. */
class TaxRulesTest {
    private static final String TAXES =
            tax(1, "20.000")
                    + tax(2, "10.000")
                    + tax(3, "1.000")
                    + tax(4, "5.000")
                    + tax(5, "9.975")
                    + tax(20, "8.500");

    @Test
    void taxRulesByPostcode() throws IOException {
        TaxRules.Walk walk = walk(Xml.read(file("tax-rules-by-postcode.xml")));

        assertThat(walk.groups()).isEqualTo(Map.of("20", "1", "0", "0"));
        assertThat(walk.rates().get("1")).isEqualByComparingTo("20");
    }

    @ParameterizedTest
    @CsvSource({
        // ranges and single postcodes that nobody without an address has
        "97100,97499",
        "97100,0",
        "00000,99999",
        "1,9",
        // Northern Ireland as far as a database sees a postcode of digits and letters
        "9A,9Z"
    })
    void leavesARuleOutThatIsForSomePostcodes(String from, String to) {
        assertThat(walk(rule(1, 0, "0", "0", 1, 0) + rule(1, 0, from, to, 20, 0)).groups())
                .isEqualTo(Map.of("20", "1", "0", "0"));
        assertThat(walk(rule(1, 0, from, to, 20, 0)).groups()).isEqualTo(Map.of("0", "0"));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "0,99999", "BT1,BT99", "0,''"})
    void takesARuleThatTheShopTakesForThoseWithoutPostcode(String from, String to) {
        assertThat(walk(rule(1, 0, from, to, 20, 0)).groups())
                .isEqualTo(Map.of("8.5", "1", "0", "0"));
    }

    @Test
    void leavesARuleOutThatIsForOneState() {
        assertThat(walk(rule(1, 7, "0", "0", 20, 0)).groups()).isEqualTo(Map.of("0", "0"));
        assertThat(walk(rule(1, 0, "0", "0", 1, 0) + rule(1, 7, "0", "0", 20, 0)).groups())
                .isEqualTo(Map.of("20", "1", "0", "0"));
        // Canada: 5 % for all, and what a province adds for its customers
        assertThat(walk(rule(1, 0, "0", "0", 4, 1) + rule(1, 7, "0", "0", 5, 1)).groups())
                .isEqualTo(Map.of("5", "1", "0", "0"));
    }

    @ParameterizedTest
    @CsvSource({
        // 1 % and 10 % combined, as on 8.2.1
        "3,1,2,1,11",
        "4,1,5,1,14.975",
        // 9.975 % of what 5 % has made already
        "4,2,5,2,15.47375",
        "2,2,4,2,15.5"
    })
    void addsTaxesAsTheirBehaviourSays(
            int first, int behavior, int second, int other, String rate) {
        assertThat(
                        walk(rule(1, 0, "0", "0", first, behavior)
                                        + rule(1, 0, "0", "0", second, other))
                                .groups())
                .isEqualTo(Map.of(rate, "1", "0", "0"));
    }

    @Test
    void takesTheBehaviourOfTheRuleThatComesFirstAndStopsAtOneAlone() {
        // the greater postcode comes first
        assertThat(
                        walk(rule(1, 0, "0", "0", 2, 0)
                                        + rule(1, 0, "0", "99999", 4, 2)
                                        + rule(1, 0, "", "", 1, 0))
                                .groups())
                .isEqualTo(Map.of("15.5", "1", "0", "0"));
        assertThat(walk(rule(1, 0, "0", "99999", 4, 0) + rule(1, 0, "0", "0", 2, 1)).groups())
                .isEqualTo(Map.of("5", "1", "0", "0"));
    }

    @ParameterizedTest
    @CsvSource({"1,0,2,0", "1,1,2,0", "1,2,2,1", "1,0,2,1"})
    void leavesAGroupOutWhereTheOrderIsChance(int first, int behavior, int second, int other) {
        TaxRules.Walk walk =
                walk(rule(1, 0, "0", "0", first, behavior) + rule(1, 0, "0", "0", second, other));

        assertThat(walk.groups()).isEqualTo(Map.of("0", "0"));
        assertThat(walk.rates()).doesNotContainKey("1");
        assertThat(walk.warnings())
                .containsExactly(
                        "The tax rules group 1 has several rules for the shop's country, and which of them counts is chance: it is left out until one of them is deleted in International > Taxes > Tax Rules");
    }

    @Test
    void takesARuleWithoutATaxForZeroPercent() {
        assertThat(walk(rule(1, 0, "0", "0", 0, 0)).groups()).isEqualTo(Map.of("0", "1"));
    }

    @ParameterizedTest
    @CsvSource({"77,0", "1,x", "1,-1", "x,0"})
    void leavesAGroupOutOfWhichSomethingIsNotKnown(String tax, String behavior) {
        String odd =
                rule(1, 0, "0", "0", 1, 0)
                        .replace("<id_tax>1<", "<id_tax>" + tax + "<")
                        .replace("<behavior>0<", "<behavior>" + behavior + "<");
        assertThat(walk(odd).groups()).isEqualTo(Map.of("0", "0"));
    }

    private static TaxRules.Walk walk(String rules) {
        return walk(Xml.inside("<tax_rules>" + rules + "</tax_rules>"));
    }

    private static TaxRules.Walk walk(JsonNode rules) {
        return new TaxRules()
                .walk(
                        Xml.inside(
                                "<tax_rule_groups><tax_rule_group><id>1</id><active>1</active><deleted>0</deleted></tax_rule_group></tax_rule_groups>"),
                        rules,
                        Xml.inside("<taxes>" + TAXES + "</taxes>"),
                        8);
    }

    private static String rule(
            int group, int state, String from, String to, int tax, int behavior) {
        return "<tax_rule><id>1</id><id_tax_rules_group>%d</id_tax_rules_group><id_state>%d</id_state><id_country>8</id_country><zipcode_from>%s</zipcode_from><zipcode_to>%s</zipcode_to><id_tax>%d</id_tax><behavior>%d</behavior></tax_rule>"
                .formatted(group, state, from, to, tax, behavior);
    }

    private static String tax(int id, String rate) {
        return "<tax><id>%d</id><rate>%s</rate><active>1</active><deleted>0</deleted></tax>"
                .formatted(id, rate);
    }

    private static String file(String name) throws IOException {
        try (InputStream stream = TaxRulesTest.class.getResourceAsStream("/cases/" + name)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
