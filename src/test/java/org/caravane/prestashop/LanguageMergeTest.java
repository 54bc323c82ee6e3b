package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caravane.model.FieldValues;
import org.caravane.model.ShopLanguage;
import org.junit.jupiter.api.Test;

class LanguageMergeTest {
    /** Dolibarr is French; the shop has English and Dutch as well. */
    private static final List<ShopLanguage> LANGUAGES =
            List.of(
                    new ShopLanguage(1, "en_US", false),
                    new ShopLanguage(2, "fr_FR", true),
                    new ShopLanguage(3, "nl_NL", false));

    @Test
    void keepsWhatAMerchantTranslated() {
        assertThat(
                        merged(
                                names("Chaise", "Chaise", "Chaise"),
                                names("Tabouret", "Tabouret", "Tabouret"),
                                names("Stool", "Chaise", "Chaise")))
                .isEqualTo(names("Stool", "Tabouret", "Tabouret"));
    }

    @Test
    void keepsATranslationOfAProductThatWasOnlyFound() {
        assertThat(
                        merged(
                                Map.of(),
                                names("Tabouret", "Tabouret", "Tabouret"),
                                names("Stool", "Siège", "")))
                .isEqualTo(names("Stool", "Tabouret", "Tabouret"));
    }

    @Test
    void replacesTheMainLanguageWhateverTheShopSays() {
        assertThat(
                        merged(
                                names("Chaise", "Chaise", "Chaise"),
                                Map.of("name/2", "Tabouret"),
                                names("Chaise", "Edited by hand", "Chaise")))
                .containsEntry("name/2", "Tabouret");
    }

    @Test
    void writesATranslationThatDolibarrHas() {
        assertThat(
                        merged(
                                names("Chaise", "Chaise", "Chaise"),
                                Map.of("name/1", "Chair"),
                                names("Stool", "Chaise", "Chaise")))
                .isEqualTo(names("Chair", "Chaise", "Chaise"));
    }

    @Test
    void fillsAGapAgainWhenDolibarrLostItsTranslation() {
        assertThat(
                        merged(
                                names("Chair", "Chaise", "Chaise"),
                                Map.of("name/1", "Chaise"),
                                names("Chair", "Chaise", "Chaise")))
                .isEqualTo(names("Chaise", "Chaise", "Chaise"));
    }

    @Test
    void sendsAllLanguagesOfAFieldThatChangesInOne() {
        assertThat(
                        merged(
                                names("Chair", "Chaise", "Stoel"),
                                Map.of("name/2", "Siège"),
                                names("Chair", "Chaise", "Stoel")))
                .isEqualTo(names("Chair", "Siège", "Stoel"));
    }

    @Test
    void keepsALanguageThatTheShopHasJustGot() {
        JsonNode product =
                product(
                        "<name><language id=\"2\">Chaise</language>"
                                + "<language id=\"4\">Stuhl</language></name>");

        assertThat(
                        LanguageMerge.merge(
                                        values(Map.of("name/2", "Siège")),
                                        values(names("Chaise", "Chaise", "Chaise")),
                                        product,
                                        LANGUAGES)
                                .values())
                .containsEntry("name/4", "Stuhl")
                .containsEntry("name/2", "Siège");
    }

    @Test
    void doesNotTakeTheShopsTidyingOfHtmlForAMerchantsHand() {
        JsonNode product =
                product(
                        "<description>"
                                + "<language id=\"1\"><![CDATA[<p>Chêne &amp; acier</p>]]></language>"
                                + "<language id=\"2\"><![CDATA[<p>Chêne &amp; acier</p>]]></language>"
                                + "</description>");
        FieldValues sent =
                values(
                        Map.of(
                                "description/1", "<p>Ch&ecirc;ne &amp; acier</p>\n",
                                "description/2", "<p>Ch&ecirc;ne &amp; acier</p>\n"));

        assertThat(
                        LanguageMerge.merge(
                                        values(
                                                Map.of(
                                                        "description/1", "<p>Hêtre</p>",
                                                        "description/2", "<p>Hêtre</p>")),
                                        sent,
                                        product,
                                        LANGUAGES.subList(0, 2))
                                .values())
                .isEqualTo(
                        Map.of("description/1", "<p>Hêtre</p>", "description/2", "<p>Hêtre</p>"));
    }

    @Test
    void touchesNoFieldThatDoesNotChange() {
        assertThat(
                        merged(
                                names("Chaise", "Chaise", "Chaise"),
                                Map.of("price", "10"),
                                names("Stool", "Chaise", "Chaise")))
                .isEqualTo(Map.of("price", "10"));
    }

    private static Map<String, String> merged(
            Map<String, String> sent, Map<String, String> changes, Map<String, String> there) {
        StringBuilder xml = new StringBuilder("<name>");
        there.forEach(
                (key, text) ->
                        xml.append("<language id=\"%s\">".formatted(key.substring(5)))
                                .append("<![CDATA[" + text + "]]></language>"));
        return LanguageMerge.merge(
                        values(changes), values(sent), product(xml + "</name>"), LANGUAGES)
                .values();
    }

    private static JsonNode product(String xml) {
        return Xml.inside("<product>" + xml + "</product>").path("product");
    }

    private static Map<String, String> names(String english, String french, String dutch) {
        return new HashMap<>(Map.of("name/1", english, "name/2", french, "name/3", dutch));
    }

    private static FieldValues values(Map<String, String> values) {
        return FieldValues.of(values);
    }
}
