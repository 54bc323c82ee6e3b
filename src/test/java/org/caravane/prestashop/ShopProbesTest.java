package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caravane.model.ShopLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe learns of an installation: permissions, languages, defaults and taxes. */
class ShopProbesTest {
    private static final String LANGUAGES =
            "<languages>"
                    + "<language><id>2</id><iso_code>fr</iso_code><locale>fr-FR</locale></language>"
                    + "<language><id>1</id><iso_code>en</iso_code><locale>en-US</locale></language>"
                    + "</languages>";
    private static final ShopConfiguration CONFIGURATION =
            ShopConfiguration.read(
                    Xml.inside(
                            "<configurations>"
                                    + "<configuration><id>1</id><name>PS_LANG_DEFAULT</name>"
                                    + "<value>2</value></configuration>"
                                    + "<configuration><id>2</id><name>PS_COUNTRY_DEFAULT</name>"
                                    + "<value>8</value></configuration>"
                                    + "</configurations>"));
    private static final JsonNode COUNTRIES =
            Xml.inside(
                    "<countries><country><id>8</id><iso_code>FR</iso_code></country>"
                            + "<country><id>3</id><iso_code>BE</iso_code></country></countries>");

    @Test
    void patchesWhereProductsAndStockCanBePatched() {
        assertThat(Capabilities.read(Xml.read(Xml.resource("api.xml"))).patch()).isTrue();
        // 1.7.8 does not know the attribute
        assertThat(
                        Capabilities.read(
                                        Xml.read(
                                                Xml.resource("api.xml")
                                                        .replace(" patch=\"true\"", "")))
                                .patch())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "configurations",
                "countries",
                "languages",
                "tax_rule_groups",
                "tax_rules",
                "taxes"
            })
    void namesTheResourceThatTheKeyMayNotRead(String resource) {
        String withoutIt =
                Xml.resource("api.xml")
                        .replace("<" + resource + " ", "<other ")
                        .replace("</" + resource + ">", "</other>");

        assertThatThrownBy(() -> Capabilities.read(Xml.read(withoutIt)))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessage(
                        "The shop's key may not GET %s: tick it in Advanced Parameters > Webservice"
                                .formatted(resource));
    }

    @Test
    void needsPutWhereItCannotPatch() {
        String neither =
                Xml.resource("api.xml")
                        .replace("put=\"true\"", "put=\"false\"")
                        .replace("patch=\"true\"", "patch=\"false\"");

        assertThatThrownBy(() -> Capabilities.read(Xml.read(neither)))
                .hasMessageContaining("may not PUT products");
        assertThatThrownBy(
                        () ->
                                Capabilities.read(
                                        Xml.read(
                                                Xml.resource("api.xml")
                                                        .replace(
                                                                "post=\"true\"",
                                                                "post=\"false\""))))
                .hasMessageContaining("may not POST products");
    }

    @Test
    void readsLanguagesByIdWithTheDefaultOneAsMain() {
        assertThat(languages(LANGUAGES, "", Optional.of(2L)))
                .containsExactly(
                        new ShopLanguage(1, "en_US", false), new ShopLanguage(2, "fr_FR", true));
    }

    @Test
    void takesTheLanguageOfTheSettings() {
        assertThat(languages(LANGUAGES, "EN", Optional.of(2L)))
                .containsExactly(
                        new ShopLanguage(1, "en_US", true), new ShopLanguage(2, "fr_FR", false));
    }

    @Test
    void takesTheFirstLanguageWhereTheDefaultIsNotTold() {
        assertThat(languages(LANGUAGES, "", Optional.empty()).get(0).main()).isTrue();
        assertThat(
                        languages(
                                "<languages><language><id>1</id><iso_code>en</iso_code>"
                                        + "<locale>en-US</locale></language></languages>",
                                "",
                                Optional.of(1L)))
                .containsExactly(new ShopLanguage(1, "en_US", true));
    }

    @Test
    void refusesALanguageThatTheShopDoesNotHave() {
        assertThatThrownBy(() -> languages(LANGUAGES, "de", Optional.of(2L)))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessage("The shop has no language de: correct the shop's language setting");
        assertThatThrownBy(() -> languages("<languages/>", "", Optional.empty()))
                .hasMessage("The shop lists no language");
    }

    @Test
    void readsTheDefaultLanguageAndCountry() {
        ShopDefaults unit = new ShopDefaults();

        assertThat(unit.language(CONFIGURATION)).contains(2L);
        assertThat(unit.language(ShopConfiguration.UNKNOWN)).isEmpty();
        assertThat(unit.country(CONFIGURATION, COUNTRIES, "")).isEqualTo(8);
        assertThat(unit.country(CONFIGURATION, COUNTRIES, "be")).isEqualTo(3);
    }

    @Test
    void refusesACountryThatTheShopDoesNotHave() {
        ShopDefaults unit = new ShopDefaults();

        assertThatThrownBy(() -> unit.country(CONFIGURATION, COUNTRIES, "DE"))
                .isInstanceOf(ShopUnavailable.class)
                .hasMessage("The shop has no country DE: correct the shop's country setting");
        assertThatThrownBy(() -> unit.country(ShopConfiguration.UNKNOWN, COUNTRIES, ""))
                .hasMessageContaining("set the shop's country");
    }

    @Test
    void findsTheLowestActiveGroupOfEachRate() {
        TaxRules.Walk walk =
                walk(
                        group(4, 1, 0)
                                + group(3, 1, 0)
                                + group(2, 0, 0)
                                + group(1, 1, 1)
                                + group(5, 1, 0),
                        rule(4, 8, 0, 1)
                                + rule(3, 8, 0, 1)
                                + rule(2, 8, 0, 1)
                                + rule(1, 8, 0, 1)
                                + rule(5, 8, 0, 2),
                        tax(1, "20.000", 1, 0) + tax(2, "5.500", 1, 0));

        assertThat(walk.groups()).isEqualTo(Map.of("20", "3", "5.5", "5", "0", "0"));
        assertThat(walk.warnings())
                .containsExactly("Several tax rules groups have 20 % (ids [3, 4]): 3 is taken");
    }

    @ParameterizedTest
    @CsvSource({"3,0,20.000,1,0", "8,5,20.000,1,0", "8,0,20.000,0,0", "8,0,20.000,1,1", "8,0,,1,0"})
    void ignoresOtherCountriesStatesAndTaxesThatAreOff(
            int country, int state, String rate, int active, int deleted) {
        assertThat(
                        walk(
                                        group(1, 1, 0),
                                        rule(1, country, state, 1),
                                        tax(1, rate == null ? "" : rate, active, deleted))
                                .groups())
                .isEqualTo(Map.of("0", "0"));
    }

    @Test
    void takesAGroupOfZeroPercentBeforeNoTax() {
        TaxRules.Walk walk = walk(group(6, 1, 0), rule(6, 8, 0, 3), tax(3, "0.000", 1, 0));

        assertThat(walk.groups()).isEqualTo(Map.of("0", "6"));
    }

    @Test
    void countsAGroupWithSeveralRulesOfOneCountryOnce() {
        assertThat(
                        walk(
                                        group(1, 1, 0),
                                        rule(1, 8, 0, 1) + rule(1, 8, 0, 1) + rule(1, 3, 0, 1),
                                        tax(1, "20", 1, 0))
                                .warnings())
                .isEmpty();
    }

    @Test
    void leavesALanguageOutWhoseIdIsNone() {
        String odd =
                "<languages><language><id>99999999999</id></language>"
                        + "<language><id>2</id><locale>fr-FR</locale></language></languages>";

        assertThat(languages(odd, "", Optional.empty()))
                .containsExactly(new ShopLanguage(2, "fr_FR", true));
    }

    private static List<ShopLanguage> languages(String xml, String iso, Optional<Long> defaultId) {
        return new ShopLanguages().read(Xml.inside(xml), iso, defaultId);
    }

    private static TaxRules.Walk walk(String groups, String rules, String taxes) {
        return new TaxRules()
                .walk(
                        Xml.inside("<tax_rule_groups>" + groups + "</tax_rule_groups>"),
                        Xml.inside("<tax_rules>" + rules + "</tax_rules>"),
                        Xml.inside("<taxes>" + taxes + "</taxes>"),
                        8);
    }

    private static String group(int id, int active, int deleted) {
        return "<tax_rule_group><id>%d</id><active>%d</active><deleted>%d</deleted></tax_rule_group>"
                .formatted(id, active, deleted);
    }

    private static String rule(int group, int country, int state, int tax) {
        return ("<tax_rule><id>1</id><id_tax_rules_group>%d</id_tax_rules_group><id_country>%d"
                        + "</id_country><id_state>%d</id_state><id_tax>%d</id_tax></tax_rule>")
                .formatted(group, country, state, tax);
    }

    private static String tax(int id, String rate, int active, int deleted) {
        return "<tax><id>%d</id><rate>%s</rate><active>%d</active><deleted>%d</deleted></tax>"
                .formatted(id, rate, active, deleted);
    }
}
