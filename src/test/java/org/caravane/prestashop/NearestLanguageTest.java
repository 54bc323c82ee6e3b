package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.caravane.model.ShopLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestLanguageTest {

    @ParameterizedTest
    @CsvSource({
        // exactly, then the region the language is named after, then the first by name
        "en_GB,en_US fr_FR,en_US",
        "en_GB,en_US en_GB,en_GB",
        "en_AU,en_US en_GB,en_GB",
        "fr_BE,fr_CA fr_FR,fr_FR",
        "fr_BE,fr_CH fr_CA,fr_CA",
        "pt_BR,pt_PT,pt_PT",
        "es_MX,es_ES es_AR,es_ES",
        "de_AT,de_CH,de_CH",
        "fr,fr_CA fr_FR,fr_FR",
        "no_NO,nb_NO,nb_NO",
        "zh_HK,zh_CN zh_TW,zh_TW",
        "zh_SG,zh_CN zh_TW,zh_CN",
    })
    void takesTheNearestRegion(String wanted, String locales, String taken) {
        assertThat(NearestLanguage.of(List.of(locales.split(" ", -1)), wanted)).contains(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "en_GB,fr_FR de_DE",
        "nl_BE,fr_BE",
        "zh_TW,zh_CN",
        "nn_NO,nb_NO",
        "ca_ES,es_ES",
        "'',en_US",
        "fr_FR,fil_PH",
    })
    void neverTakesAnotherLanguage(String wanted, String locales) {
        assertThat(NearestLanguage.of(List.of(locales.split(" ", -1)), wanted)).isEmpty();
    }

    @Test
    void takesDolibarrsOwnTextBeforeAnotherRegionOfTheMainLanguage() {
        ShopLanguage main = new ShopLanguage(1, "fr_FR", true);
        ShopLanguage belgian = new ShopLanguage(2, "fr_BE", false);

        assertThat(of(belgian, List.of(main, belgian), "fr_CA")).isEmpty();
        assertThat(of(belgian, List.of(main, belgian), "fr_BE")).contains("fr_BE");
        assertThat(of(main, List.of(main, belgian), "fr_FR")).isEmpty();
    }

    private static Optional<String> of(
            ShopLanguage language, List<ShopLanguage> all, String locale) {
        return NearestLanguage.of(List.of(locale), language, all);
    }
}
