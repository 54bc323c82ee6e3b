package org.caravane.prestashop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names were sent to a real 8.2.1 without a slug, which refused each of the first test. */
class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "𠮷野家,野家",
        "𝐁𝐨𝐥𝐝 𝓽𝓮𝓪,Bold tea",
        "Filtre 5 µm,filtre 5 um",
        "Talla nº 5 2ª,talla no 5 2a",
        "عسل طبيعي,aسل طبيaي",
        "ضوء,ضو",
        "佐々木,佐佐木",
        "Қазақ шай үстел өмір,qазаq шай uстел oмір",
        "Şəkər Azərbaycan,şeker azerbaycan",
        "ລາວ,REF-1",
        "ខ្មែរ,REF-1",
        "ﷺ,REF-1",
        "አማርኛ,REF-1",
    })
    void makesASlugWhereTheShopCannot(String name, String slug) {
        assertThat(Slugs.of(name, "REF-1", ShopLimits.DEFAULTS)).contains(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "日本茶",
                "カーキ",
                "شاي أخضر",
                "Чай с мятой",
                "🍷 Verre",
                "Ærø ß ½ № ™ x²",
                "Chaise « été » 90 % & C°",
                "한국차",
                "Τσάι",
                "กาแฟ",
                "",
                "!!!",
            })
    void leavesToTheShopWhatItCanMakeItself(String name) {
        assertThat(Slugs.of(name, "REF-1", ShopLimits.DEFAULTS)).isEmpty();
    }

    @Test
    void leavesAllToAShopThatKeepsLettersInItsAddresses() {
        ShopLimits keeps = new ShopLimits(128, 64, 800, 13, false, true);

        assertThat(Slugs.of("𠮷野家 µ", "REF-1", keeps)).isEmpty();
    }

    @Test
    void shortensWhatBecomesLongerThanASlugMayBe() {
        // 63 ideographs are 230 letters and hyphens, which 8.2.1 refuses
        assertThat(Slugs.of("日本茶".repeat(21), "REF-1", ShopLimits.DEFAULTS))
                .contains("日本茶".repeat(6));
        assertThat(Slugs.of("chaise ".repeat(18).strip(), "REF-1", ShopLimits.DEFAULTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RÉF/1,REF 1", "'°',product", "ລ-1,1", "𠮷,product"})
    void neverSendsAnEmptySlug(String reference, String slug) {
        assertThat(
                        Slugs.of("ລາວ", reference, ShopLimits.DEFAULTS)
                                .orElseThrow()
                                .replaceAll("^-", ""))
                .isEqualTo(slug);
    }
}
